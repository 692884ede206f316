import type { Run } from '@invigil/contract/media.ts'

/** A piece of a lane that can be fetched and shown from its beginning. Instants in milliseconds since the epoch. */
export interface Piece {
  run: Run
  fromSeq: number
  fromAt: number
  toAt: number
}

/** The pieces of runs in the order of time. */
export function piecesIn(runs: readonly Run[]): Piece[] {
  return runs
    .flatMap((run) =>
      run.pieces.map(([fromSeq, after, lasts]) => ({
        run,
        fromSeq,
        fromAt: run.at + after,
        toAt: run.at + after + lasts,
      })),
    )
    .sort((a, b) => a.fromAt - b.fromAt)
}

/** What was known, with what came since: the new pieces stand for those known from the same beginning on. */
export function withLater(known: readonly Piece[], later: readonly Piece[]): Piece[] {
  const [first] = later
  if (!first) return [...known]
  return [...known.filter(({ fromAt }) => fromAt < first.fromAt), ...later]
}

/** Where the piece is that shows an instant; -1 when none does. */
export function indexAt(pieces: readonly Piece[], at: number): number {
  const index = lastBegunBy(pieces, at)
  const piece = pieces[index]
  return piece && at < piece.toAt ? index : -1
}

/** Where the first piece is that begins after an instant; the number of pieces when none does. */
export function indexAfter(pieces: readonly Piece[], at: number): number {
  return lastBegunBy(pieces, at) + 1
}

/** Longer than this between two pieces is a gap, not a stutter, in milliseconds. */
const gapMs = 2_000

/** Whether nothing is recorded at an instant: it is in no piece, and not in a stutter between two. */
export function isBare(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[lastBegunBy(pieces, at)]
  const after = pieces[indexAfter(pieces, at)]
  if (!before) return true
  if (at < before.toAt) return false
  return !after || after.fromAt - before.toAt > gapMs
}

/** The pieces of a lane, and those of another that stands in where the lane is bare from their beginning to their end. */
export function filledBy(pieces: readonly Piece[], standIns: readonly Piece[]): Piece[] {
  const fitting = standIns.filter(
    ({ fromAt, toAt }) =>
      isBare(pieces, fromAt) &&
      isBare(pieces, toAt) &&
      indexAfter(pieces, fromAt) === indexAfter(pieces, toAt),
  )
  return [...pieces, ...fitting].sort((a, b) => a.fromAt - b.fromAt)
}

function lastBegunBy(pieces: readonly Piece[], at: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.fromAt ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
