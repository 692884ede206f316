import { scanJournal } from './scan.ts'

/**
 * Whether all that follows a place in a journal file, in bytes, may be of one commit: a power cut in the middle of the last one leaves
 * any part of it on the disk. A commit writes what a track brought side by side, and all but its first record begin a chunk
 * (track-intake.ts). What does not is of a later commit, and that one began only when everything before it had reached the disk.
 */
export async function mayBeOneCommit(path: string, from: number): Promise<boolean> {
  const seen = new Set<number>()
  let before: number | undefined
  for await (const found of scanJournal(path, from)) {
    if (found.what !== 'record') continue
    const { track, beginsChunk } = found.header
    if (seen.has(track) && (track !== before || !beginsChunk)) return false
    seen.add(track)
    before = track
  }
  return true
}
