/** A chunk on the time line of one kind. Instants in milliseconds since the epoch. */
export interface Piece {
  trackId: string
  configSeq: number
  fromSeq: number
  fromAt: number
  /** Where its last frame begins, or ends where frames have a length of their own (sound, fragments). */
  toAt: number
  hasOwnEnd?: boolean
}

/** A piece with its end: where the next begins when it follows at once. */
export type PlacedPiece<One extends Piece = Piece> = One & {
  endAt: number
  /** Something is missing before it, or another recorder or config begins. */
  isCut: boolean
}

/** Longer than this without a frame is a gap on the time line, in milliseconds. */
const gapMs = 2_000
/** What the last picture before a gap is shown for, in milliseconds. */
const lastFrameMs = 67

/** Puts pieces in order on one line of time. */
export function placePieces<One extends Piece>(pieces: readonly One[]): PlacedPiece<One>[] {
  const sorted = [...pieces].sort((a, b) => a.fromAt - b.fromAt || a.fromSeq - b.fromSeq)
  return sorted.map((piece, index) => {
    const next = sorted[index + 1]
    const isFollowed = next !== undefined && follows(piece, next)
    const before = sorted[index - 1]
    return {
      ...piece,
      endAt: isFollowed
        ? Math.max(next.fromAt, piece.fromAt + 1)
        : piece.toAt + (piece.hasOwnEnd ? 0 : lastFrameMs),
      isCut: before !== undefined && !follows(before, piece),
    }
  })
}

function follows(before: Piece, piece: Piece): boolean {
  const isSameStream = before.trackId === piece.trackId && before.configSeq === piece.configSeq
  return isSameStream && piece.fromAt - before.toAt <= gapMs
}

/** What a recorder said about its track, at an instant in milliseconds since the epoch. */
export interface PlacedMark {
  at: number
  what: string
  reason: string
}

/** A stretch of which nothing is recorded, in milliseconds since the epoch, and the word for why. */
export interface PlacedGap {
  fromAt: number
  toAt: number
  reason: string
}

/** The stretches between pieces of which nothing is recorded, as the recorder's own clock tells it, and why as far as it is known. */
export function gapsBetween(pieces: readonly Piece[], marks: readonly PlacedMark[] = []): PlacedGap[] {
  const sorted = [...pieces].sort((a, b) => a.fromAt - b.fromAt)
  const gaps: PlacedGap[] = []
  let latest = sorted[0]
  for (const piece of sorted) {
    if (!latest) break
    if (piece.fromAt - latest.toAt > gapMs) gaps.push(gapOf(latest, piece, marks))
    if (piece.toAt > latest.toAt) latest = piece
  }
  return gaps
}

/** Only these marks say why nothing comes; `unmuted` and the like say that something does. */
const silencing = new Set(['skipped', 'muted', 'ended', 'changed'])

/** The gap between two pieces. */
export function gapOf(before: Piece, after: Piece, marks: readonly PlacedMark[]): PlacedGap {
  const [fromAt, toAt] = [before.toAt, after.fromAt]
  const isBeside = ({ at }: PlacedMark) => at >= fromAt - gapMs && at <= toAt + gapMs
  const mark = marks.find((candidate) => silencing.has(candidate.what) && isBeside(candidate))
  const isOther = before.trackId !== after.trackId
  return { fromAt, toAt, reason: mark?.reason ?? (isOther ? 'another-recorder' : 'unknown') }
}

/** An HLS media playlist (RFC 8216) whose addresses are relative to it. Each piece says its instant; gaps are discontinuities. */
export function hlsPlaylist(pieces: readonly PlacedPiece[], isOver: boolean): string {
  const seconds = pieces.map(({ fromAt, endAt }) => (endAt - fromAt) / 1000)
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${seconds.reduce((most, length) => Math.max(most, Math.ceil(length)), 1)}`,
    `#EXT-X-PLAYLIST-TYPE:${isOver ? 'VOD' : 'EVENT'}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
  ]
  let map = ''
  pieces.forEach((piece, index) => {
    if (piece.isCut) lines.push('#EXT-X-DISCONTINUITY')
    const init = `init/${piece.trackId}/${piece.configSeq}.mp4`
    if (init !== map) lines.push(`#EXT-X-MAP:URI="${init}"`)
    map = init
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(piece.fromAt).toISOString()}`,
      `#EXTINF:${(seconds[index] ?? 0).toFixed(3)},`,
      `chunk/${piece.trackId}/${piece.fromSeq}.m4s`,
    )
  })
  if (isOver) lines.push('#EXT-X-ENDLIST')
  return `${lines.join('\n')}\n`
}
