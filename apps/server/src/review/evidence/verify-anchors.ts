import type { EvidenceFault, Manifest, SigningKey } from '@invigil/contract/evidence.ts'
import { type HeadLine, isHeadSigned, readHeadLine, type SignedHead } from './signed-head.ts'

/** What signed heads say of the tracks of an attempt: by track number, hash by frame. */
export type WantedHeads = Map<number, Map<number, string>>

/** Adds what a head says of the manifest's tracks. */
export function want(wanted: WantedHeads, manifest: Manifest, { tracks }: SignedHead): void {
  const numbers = new Set(manifest.tracks.map(({ number }) => number))
  for (const [number, seq, hash] of tracks)
    if (numbers.has(number)) {
      const ofTrack = wanted.get(number) ?? new Map<number, string>()
      wanted.set(number, ofTrack.set(seq, hash))
    }
}

/** What was found in anchors: heads of an export or of a database are compared with these lines, by counter. */
export interface Anchored {
  heads: number
  last: HeadLine | undefined
  faults: EvidenceFault[]
}

/**
 * Reads anchors from the first line to the last: each is signed, follows the one before it, and `see` may look at it. A
 * line that a crash cut short counts for nothing when it was written again.
 */
export async function readAnchors(
  lines: AsyncIterable<string>,
  keys: readonly SigningKey[],
  see: (line: HeadLine) => void,
): Promise<Anchored> {
  const found: Anchored = { heads: 0, last: undefined, faults: [] }
  let unread: number | undefined
  let number = 0
  for await (const text of lines) {
    number += 1
    const line = readHeadLine(text)
    if (!line) {
      unread ??= number
      continue
    }
    const { last } = found
    const follows = !last || (line.head.counter === last.head.counter + 1 && line.head.previous === last.hash)
    const isSigned = isHeadSigned(keys, line) === 'signed'
    if (!follows || !isSigned || (unread !== undefined && !last))
      found.faults.push({ code: 'anchor-not-valid', about: `line ${unread ?? number}` })
    unread = undefined
    found.heads += 1
    found.last = line
    see(line)
  }
  if (unread !== undefined) found.faults.push({ code: 'anchor-not-valid', about: `line ${unread}` })
  return found
}

/** Compares an export with anchors kept elsewhere: its heads, the state of its tracks, the version of its manifest. */
export async function compareWithAnchors(
  lines: AsyncIterable<string>,
  keys: readonly SigningKey[],
  told: { manifest: Manifest; hash: string; heads: ReadonlyMap<number, HeadLine>; wanted: WantedHeads },
): Promise<Anchored> {
  const { manifest, hash, heads, wanted } = told
  const faults: EvidenceFault[] = []
  const ends = new Map(manifest.tracks.map(({ number, toSeq }) => [number, toSeq]))
  const beyond = new Set<number>()
  const found = await readAnchors(lines, keys, (line) => {
    const { counter, tracks, manifests } = line.head
    const own = heads.get(counter)
    if (own && own.line !== line.line) faults.push({ code: 'anchor-differs', about: `head ${counter}` })
    for (const [number, seq] of tracks) if (seq > (ends.get(number) ?? seq)) beyond.add(number)
    want(wanted, manifest, line.head)
    for (const [attemptId, version, told] of manifests) {
      if (attemptId !== manifest.attempt.id || version < manifest.version) continue
      if (version > manifest.version || told !== hash)
        faults.push({ code: 'manifest-rolled-back', about: `version ${version}, head ${counter}` })
    }
  })
  if (found.heads === 0) faults.push({ code: 'anchor-not-valid', about: 'no line' })
  for (const number of beyond) faults.push({ code: 'rolled-back', about: `track ${number}` })
  const seen = found.last?.head.counter ?? 0
  const lost = [...heads.keys()].filter((counter) => counter > seen)
  const wasCut = lost.length > 0 && found.heads > 0 && heads.get(Math.min(...lost))?.head.counter === seen + 1
  if (wasCut && heads.get(seen + 1)?.head.previous !== found.last?.hash)
    faults.push({ code: 'anchor-differs', about: `head ${seen + 1}` })
  return { ...found, faults: [...found.faults, ...faults] }
}
