import { readFile } from '@invigil/formats/all.ts'
import { type Notice, type Reading, UnreadableFile } from '@invigil/formats/reading.ts'

/** What a file says, or why it cannot be read at all. */
export type ReadOutcome = { is: 'read'; reading: Reading } | { is: 'unreadable'; why: Notice }

/** Reads a file of questions; what cannot be read is told, not thrown. */
export function readHere(name: string, bytes: Uint8Array): ReadOutcome {
  try {
    return { is: 'read', reading: readFile(name, bytes) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const { code, message, place } = error
    return { is: 'unreadable', why: { place, code, detail: message } }
  }
}
