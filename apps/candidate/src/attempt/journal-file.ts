import type { AnswerFile, AnswerFileContent } from '@invigil/contract/answer-file.ts'
import type { Hold } from './hold.ts'
import type { Journal } from './journal.ts'

/** Says whether this page can encrypt: not over plain http, and not where the school's key never came. */
export function canSaveFile({ answerFileKey }: Pick<Hold, 'answerFileKey'>): boolean {
  return Boolean(answerFileKey && globalThis.crypto?.subtle)
}

/**
 * Everything this browser holds of the attempt's answers as an answer file (see AnswerFile), which only the school's server
 * can open, and of which it can tell that this attempt's browser made it.
 */
export async function makeAnswerFile(hold: Hold, journal: Journal, now: Date): Promise<string> {
  const { attemptId, attemptKey, opening, answerFileKey } = hold
  if (!answerFileKey) throw new Error('the school’s key is not here')
  const { unsent, refused, received } = await journal.everything()
  const content = {
    entries: [...received, ...refused, ...unsent].map((entry) => {
      const { journalId, seq, itemId, body, at } = entry
      return { journalId, opening: Math.min(entry.opening, opening), seq, itemId, body, at }
    }),
  } as AnswerFileContent
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const format = 'invigil-answers-1'
  const key = await sharedKey(pair.privateKey, bytesOf(answerFileKey), ephemeral, `${format}|${attemptId}`)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await zipped(content))
  const file = {
    ...{ format, attemptId, opening, savedAt: now.toISOString() },
    ...{ ephemeral: base64Of(ephemeral), nonce: base64Of(iv), sealed: base64Of(new Uint8Array(sealed)) },
  } as Omit<AnswerFile, 'mac'>
  return `${JSON.stringify({ ...file, mac: await macOf(file, attemptKey) }, null, 1)}\n`
}

/** A name that a person at a helpdesk can tell from another. */
export function answerFileName(candidateName: string, now: Date): string {
  const name = candidateName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  return `${name}-${now.toISOString().slice(0, 16).replaceAll(/[:T]/g, '-')}.invigil-answers`
}

async function sharedKey(
  own: CryptoKey,
  theirs: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: string,
): Promise<CryptoKey> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const school = await crypto.subtle.importKey('raw', theirs, curve, false, [])
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: school }, own, 256)
  const secret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) }
  return await crypto.subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
}

async function macOf(file: Omit<AnswerFile, 'mac'>, attemptKey: string): Promise<string> {
  const { format, attemptId, opening, savedAt, ephemeral, nonce, sealed } = file
  const words = [format, attemptId, opening, savedAt, ephemeral, nonce, sealed].join('|')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(attemptKey))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', hash, hmac, false, ['sign'])
  return base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(words))))
}

async function zipped(content: AnswerFileContent): Promise<ArrayBuffer> {
  const text = new Blob([JSON.stringify(content)]).stream().pipeThrough(new CompressionStream('gzip'))
  return await new Response(text).arrayBuffer()
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** In pieces: an argument list has a limit. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
