import { expect, test } from 'vitest'
import { type MovieTrack, movieHead } from './mp4-movie.ts'

/** Two pictures in two chunks, the second of them at the very end of so many bytes. */
function track(mediaBytes: number): MovieTrack {
  return {
    ...{ isSound: false, timescale: 1000, width: 16, height: 16, entries: [Buffer.alloc(8)], endAt: 2000 },
    samples: [0, 1000].map((at) => ({ at, size: 10, isKey: true })),
    chunks: [0, mediaBytes - 10].map((offset) => ({ offset, samples: 1, entry: 0 })),
  }
}

test('a film says where its pictures are', () => {
  const head = movieHead([track(1000)], 2000, 1000)
  const at = head.indexOf('stco')
  expect([head.readUInt32BE(at + 12), head.readUInt32BE(at + 16)]).toEqual([head.length, head.length + 990])
  expect(head.readUInt32BE(head.length - 8)).toBe(1008)
})

test('a film of hours may have more than four gigabytes', () => {
  const head = movieHead([track(6e9)], 2000, 6e9)
  const at = head.indexOf('co64')
  expect([head.readBigUInt64BE(at + 12), head.readBigUInt64BE(at + 20)]).toEqual([
    BigInt(head.length),
    BigInt(head.length) + 5_999_999_990n,
  ])
  expect(head.subarray(-16, -8).toString('latin1')).toBe('\0\0\0\u0001mdat')
  expect(head.readBigUInt64BE(head.length - 8)).toBe(6_000_000_016n)
})
