import type { Files } from './files.ts'
import { newId } from './id.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Mail {
  send(letter: Letter): Promise<void>
}

/** Puts each letter as a message file (RFC 5322) into the data directory, where a mail program or a script can fetch it. */
export function mailToFiles(files: Files, from: string): Mail {
  return {
    async send({ to, subject, text }) {
      const head = [
        `From: ${oneLine(from)}`,
        `To: ${oneLine(to)}`,
        `Subject: =?utf-8?B?${Buffer.from(oneLine(subject)).toString('base64')}?=`,
        `Date: ${new Date().toUTCString()}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
      ]
      const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
      await files.put(`mail/${newId()}.eml`, Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`))
    },
  }
}

function oneLine(words: string): string {
  return words.replace(/[\r\n]+/g, ' ')
}
