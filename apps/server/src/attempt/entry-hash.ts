import { createHash } from 'node:crypto'
import type { AnswerBody } from '@invigil/contract/attempt.ts'

/** JSON with the keys of every object in order, so that equal answers are equal texts. */
export function canonicalJson(body: AnswerBody): string {
  return JSON.stringify(body, (_key, inner: unknown) => {
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    return isObject ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner
  })
}

/** SHA-256 (hex) of `attemptId|journalId|seq|itemId|canonical JSON of the body`. */
export function entryHash(
  entry: { attemptId: string; journalId: string; seq: number; itemId: string },
  bodyText: string,
): string {
  const { attemptId, journalId, seq, itemId } = entry
  return sha256(`${attemptId}|${journalId}|${seq}|${itemId}|${bodyText}`)
}

/** SHA-256, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
