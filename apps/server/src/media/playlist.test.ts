import { expect, test } from 'vitest'
import { gapsBetween, hlsPlaylist, placePieces } from './playlist.ts'

const begun = Date.parse('2040-03-05T09:00:00.000Z')

function aPiece(second: number, lasts = 3.93, track = 'aaaa') {
  const fromAt = begun + second * 1000
  return { trackId: track, configSeq: 1, fromSeq: 1 + second, fromAt, toAt: fromAt + lasts * 1000 }
}

test('pieces that follow each other last until the next begins, and nothing is cut', () => {
  const placed = placePieces([aPiece(4), aPiece(0)])
  expect(placed.map(({ endAt }) => endAt - begun)).toEqual([4000, 7997])
  expect(placed.map(({ isCut }) => isCut)).toEqual([false, false])
})

test('a gap and a new recorder are discontinuities, and each piece says its instant', () => {
  const placed = placePieces([aPiece(0), aPiece(10), aPiece(14, 3.93, 'bbbb')])
  expect(hlsPlaylist(placed, false)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:EVENT
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-MAP:URI="init/aaaa/1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2040-03-05T09:00:00.000Z
#EXTINF:3.997,
chunk/aaaa/1.m4s
#EXT-X-DISCONTINUITY
#EXT-X-PROGRAM-DATE-TIME:2040-03-05T09:00:10.000Z
#EXTINF:3.997,
chunk/aaaa/11.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init/bbbb/1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2040-03-05T09:00:14.000Z
#EXTINF:3.997,
chunk/bbbb/15.m4s
`)
})

test('a playlist ends only when nothing more can come', () => {
  expect(hlsPlaylist(placePieces([aPiece(0)]), true)).toMatch(
    /#EXT-X-PLAYLIST-TYPE:VOD[\s\S]*#EXT-X-ENDLIST\n$/,
  )
})

test('gaps are between what is recorded, and say why as far as a recorder told; a short stutter is none', () => {
  const pieces = [aPiece(0), aPiece(5), aPiece(20), aPiece(40), aPiece(60, 3.93, 'bbbb')]
  const marks = [
    { at: begun + 9_500, what: 'skipped', reason: 'network' },
    { at: begun + 25_000, what: 'unmuted', reason: 'device' },
  ]
  expect(gapsBetween(pieces, marks)).toEqual([
    { fromAt: begun + 8_930, toAt: begun + 20_000, reason: 'network' },
    { fromAt: begun + 23_930, toAt: begun + 40_000, reason: 'unknown' },
    { fromAt: begun + 43_930, toAt: begun + 60_000, reason: 'another-recorder' },
  ])
})
