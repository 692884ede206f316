import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { RecordPlace } from './read-track.ts'

/** A track whose chunks are sealed. `number` stands in its records. */
export interface SealedTrack {
  id: TrackId
  number: number
  attemptId: AttemptId
}

/** A chunk that lies in the journal and may be sealed. Instants in milliseconds since the epoch. */
export interface UnsealedChunk {
  fromSeq: number
  toSeq: number
  fromAt: number
  toAt: number
  bytes: number
  places: RecordPlace[]
}

/** A part of a track that becomes one object. */
export interface Stretch {
  track: SealedTrack
  chunks: readonly UnsealedChunk[]
}

/** What makes an object: seconds of a track, and no more bytes than are held in memory at once. */
export interface ObjectSize {
  leastSeconds: number
  mostSeconds: number
  mostBytes: number
}

/** Objects cost by their number more than by their size: most become 45 to 55 s long. */
export const usualObject: ObjectSize = { leastSeconds: 45, mostSeconds: 60, mostBytes: 24 * 1024 * 1024 }

/**
 * Cuts a track's chunks, in their order, into stretches that each become an object. What is too short waits for more,
 * unless the track is quiet: then nothing more comes. A chunk that does not follow the one before begins another stretch.
 */
export function cutObjects(
  chunks: readonly UnsealedChunk[],
  isQuiet: boolean,
  size: ObjectSize = usualObject,
): UnsealedChunk[][] {
  const stretches: UnsealedChunk[][] = []
  for (const chunk of chunks) {
    const stretch = stretches.at(-1)
    if (stretch && fits(stretch, chunk, size)) stretch.push(chunk)
    else stretches.push([chunk])
  }
  return stretches.filter((stretch, at) => {
    const isLast = at === stretches.length - 1
    return !isLast || isQuiet || secondsOf(stretch) >= size.leastSeconds || bytesOf(stretch) >= size.mostBytes
  })
}

/** What is read, announced and committed together. Objects cost by the step more than by their size. */
const usualLot = { mostObjects: 24, mostBytes: 16 * 1024 * 1024 }

/** Puts stretches together into lots, in their order: no more objects than so many, and no more bytes unless it is one alone. */
export function lotsOf(stretches: readonly Stretch[], most = usualLot): Stretch[][] {
  const lots: { stretches: Stretch[]; bytes: number }[] = []
  for (const stretch of stretches) {
    const bytes = bytesOf(stretch.chunks)
    const lot = lots.at(-1)
    const hasRoom = lot && lot.stretches.length < most.mostObjects && lot.bytes + bytes <= most.mostBytes
    if (hasRoom) {
      lot.stretches.push(stretch)
      lot.bytes += bytes
    } else lots.push({ stretches: [stretch], bytes })
  }
  return lots.map((lot) => lot.stretches)
}

function fits(stretch: readonly UnsealedChunk[], chunk: UnsealedChunk, size: ObjectSize): boolean {
  const follows = stretch.at(-1)?.toSeq === chunk.fromSeq - 1
  const isShort = secondsOf([...stretch, chunk]) <= size.mostSeconds
  return follows && isShort && bytesOf(stretch) + chunk.bytes <= size.mostBytes
}

function secondsOf(stretch: readonly UnsealedChunk[]): number {
  const from = Math.min(...stretch.map(({ fromAt }) => fromAt))
  const to = Math.max(...stretch.map(({ toAt }) => toAt))
  return (to - from) / 1000
}

function bytesOf(stretch: readonly UnsealedChunk[]): number {
  return stretch.reduce((sum, { bytes }) => sum + bytes, 0)
}
