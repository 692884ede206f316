import type { Gap } from '@invigil/contract/media.ts'

/** A chunk on the time line of one kind. Instants in milliseconds since the epoch. */
export interface Piece {
  trackId: string
  configSeq: number
  fromSeq: number
  fromAt: number
  toAt: number
}

/** A piece with its end: where the next begins when it follows at once. */
export interface PlacedPiece extends Piece {
  endAt: number
  /** Something is missing before it, or another recorder or config begins. */
  isCut: boolean
}

/** Longer than this without a frame is a gap on the time line, in milliseconds. */
const gapMs = 2_000
/** What the last picture before a gap is shown for, in milliseconds. */
const lastFrameMs = 67

/** Puts pieces in order on one line of time. */
export function placePieces(pieces: readonly Piece[]): PlacedPiece[] {
  const sorted = [...pieces].sort((a, b) => a.fromAt - b.fromAt || a.fromSeq - b.fromSeq)
  return sorted.map((piece, index) => {
    const next = sorted[index + 1]
    const isFollowed = next !== undefined && follows(piece, next)
    const before = sorted[index - 1]
    return {
      ...piece,
      endAt: isFollowed ? Math.max(next.fromAt, piece.fromAt + 1) : piece.toAt + lastFrameMs,
      isCut: before !== undefined && !follows(before, piece),
    }
  })
}

function follows(before: Piece, piece: Piece): boolean {
  const isSameStream = before.trackId === piece.trackId && before.configSeq === piece.configSeq
  return isSameStream && piece.fromAt - before.toAt <= gapMs
}

/** The stretches between pieces of which nothing is recorded, as the recorder's own clock tells it. */
export function gapsBetween(pieces: readonly Piece[]): Gap[] {
  const sorted = [...pieces].sort((a, b) => a.fromAt - b.fromAt)
  const gaps: Gap[] = []
  let end = sorted[0]?.toAt ?? 0
  for (const { fromAt, toAt } of sorted) {
    if (fromAt - end > gapMs)
      gaps.push({ fromAt: new Date(end).toISOString(), toAt: new Date(fromAt).toISOString() })
    end = Math.max(end, toAt)
  }
  return gaps
}

/** An HLS media playlist (RFC 8216) whose addresses are relative to it. Each piece says its instant; gaps are discontinuities. */
export function hlsPlaylist(pieces: readonly PlacedPiece[], isOver: boolean): string {
  const seconds = pieces.map(({ fromAt, endAt }) => (endAt - fromAt) / 1000)
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, ...seconds.map((length) => Math.ceil(length)))}`,
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
