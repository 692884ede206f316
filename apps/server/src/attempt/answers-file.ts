import { createDecipheriv, createECDH, createHmac, type ECDH, hkdfSync, timingSafeEqual } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { AnswerFile, AnswerFileContent } from '@invigil/contract/answer-file.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { secretFor } from '../platform/secret.ts'
import { sha256 } from './entry-hash.ts'

const mostUnzippedBytes = 100_000_000

/** The public key that candidates' browsers encrypt answer files to: an uncompressed point of P-256, base64. */
export function answerFileKeyOf(app: App): string {
  return keyPairOf(app).getPublicKey('base64')
}

/** Made from the data directory's secret, so that every process of a server has the same and no table holds it. */
const keyPairOf = perApp((app): ECDH => {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secretFor(app, 'answer-file'))
  return pair
})

/** An answer file that is whole, genuine and opened. `hash` is SHA-256 (hex) of its text. */
export interface OpenedAnswerFile {
  hash: string
  attemptId: AttemptId
  opening: number
  savedAt: Date
  content: AnswerFileContent
}

/**
 * Opens an answer file: it must be whole, of an attempt here, and sealed by a browser that holds this attempt. Refused as
 * `answer-file-not-readable` and `answer-file-not-genuine`.
 */
export async function openAnswerFile(app: App, text: string): Promise<OpenedAnswerFile> {
  const file = AnswerFile.safeParse(parsed(text)).data
  if (!file) throw new Refusal('answer-file-not-readable', 'it is no answer file, or it was cut short')
  const { attemptId, opening, savedAt } = file
  const row = await app.db
    .selectFrom('attemptOpening')
    .select('keyHash')
    .where('attemptId', '=', attemptId)
    .where('opening', '=', opening)
    .executeTakeFirst()
  if (!row || !isGenuine(file, row.keyHash))
    throw new Refusal('answer-file-not-genuine', `the seal of a file of attempt ${attemptId} does not fit`)
  const content = unsealed(app, file)
  if (content.entries.some((entry) => entry.opening > opening))
    throw new Refusal('answer-file-not-genuine', `the file tells of openings after ${opening}`)
  return { hash: sha256(text), attemptId, opening, savedAt: new Date(savedAt), content }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The browser seals with the hash of its attempt's key, because that is what we keep of the key. */
function isGenuine({ mac, ...file }: AnswerFile, keyHash: Buffer): boolean {
  const right = createHmac('sha256', keyHash).update(sealedWords(file)).digest()
  const given = Buffer.from(mac, 'base64')
  return given.length === right.length && timingSafeEqual(given, right)
}

/** What the seal covers, in one text. */
function sealedWords(file: Omit<AnswerFile, 'mac'>): string {
  const { format, attemptId, opening, savedAt, ephemeral, nonce, sealed } = file
  return [format, attemptId, opening, savedAt, ephemeral, nonce, sealed].join('|')
}

function unsealed(app: App, file: AnswerFile): AnswerFileContent {
  try {
    const ephemeral = Buffer.from(file.ephemeral, 'base64')
    const secret = keyPairOf(app).computeSecret(ephemeral)
    const key = hkdfSync('sha256', secret, ephemeral, `${file.format}|${file.attemptId}`, 32)
    const bytes = Buffer.from(file.sealed, 'base64')
    const open = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(file.nonce, 'base64'))
    open.setAuthTag(bytes.subarray(-16))
    const zipped = Buffer.concat([open.update(bytes.subarray(0, -16)), open.final()])
    const json = gunzipSync(zipped, { maxOutputLength: mostUnzippedBytes }).toString('utf8')
    return AnswerFileContent.parse(JSON.parse(json))
  } catch (error) {
    throw new Refusal('answer-file-not-readable', `an answer file does not open: ${(error as Error).message}`)
  }
}
