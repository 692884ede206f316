import { hash } from 'node:crypto'

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
  return hash('sha256', text, 'hex')
}
