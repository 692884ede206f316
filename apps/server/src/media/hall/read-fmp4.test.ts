import type { Frame } from '@invigil/contract/frame.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureFragment } from '../mp4-fragment.ts'
import { initSegment } from '../mp4-init.ts'
import { Fmp4Reader, NotReadable } from './read-fmp4.ts'

const anchor = { ts: 0, at: 2_000_000_000_000 }
const form = { form: 'pictures', width: 640, height: 480, anchor } as const
const init = initSegment({ ...form, codec: 'avc1.42001f', description: 'AUIAH//hAAA=' })

test('what the form and the pictures were comes out again, however the bytes are cut', () => {
  const frames = [aFrame(0, true, [1, 2, 3]), aFrame(66_000, false, [4]), aFrame(133_000, false, [5, 6])]
  const file = Buffer.concat([
    init,
    ...frames.map((frame, index) => pictureFragment([frame], anchor, (index + 1) * 66_000)),
  ])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 30 }), (cuts) => {
      const parts = readIn(pieces(file, cuts))
      expect(parts[0]).toMatchObject({
        form: {
          codec: 'avc1.42001f',
          width: 640,
          height: 480,
          description: Buffer.from('AUIAH//hAAA=', 'base64'),
        },
      })
      const pictures = parts.flatMap((part) => (part.is === 'picture' ? [part.picture] : []))
      expect(pictures.map(({ data }) => [...data])).toEqual([[1, 2, 3], [4], [5, 6]])
      expect(pictures.map(({ isKey }) => isKey)).toEqual([true, false, false])
      expect(pictures.map(({ ts }) => Math.round(ts / 1000))).toEqual([0, 66, 133])
    }),
  )
})

test('several pictures in one fragment follow each other by their durations', () => {
  const frames = [aFrame(0, true, [1]), aFrame(40_000, false, [2, 2]), aFrame(120_000, false, [3])]
  const parts = readIn([init, pictureFragment(frames, anchor, 200_000)])
  const pictures = parts.flatMap((part) => (part.is === 'picture' ? [part.picture] : []))
  expect(pictures.map(({ ts, data }) => [ts, data.length])).toEqual([
    [0, 1],
    [40_000, 2],
    [120_000, 1],
  ])
})

test('another codec, a fragment without tables and what is no MP4 are said to be not readable', () => {
  const vp9 = initSegment({ ...form, codec: 'vp09.00.30.08' })
  expect(() => readIn([vp9])).toThrow(NotReadable)
  expect(() => readIn([Buffer.from('0000000c6d6f6f6600000000', 'hex')])).toThrow(NotReadable)
  expect(() => readIn([Buffer.from('HTTP/1.1 404 Not Found')])).toThrow(NotReadable)
})

function readIn(parts: readonly Buffer[]) {
  const reader = new Fmp4Reader()
  return parts.flatMap((part) => reader.push(part))
}

function pieces(file: Buffer, cuts: readonly number[]): Buffer[] {
  let at = 0
  const cut = cuts.map((length) => {
    at += length
    return file.subarray(at - length, at)
  })
  return [...cut, file.subarray(at)]
}

function aFrame(ts: number, isKey: boolean, payload: number[]): Frame {
  return { kind: 'media', track: 'hall', seq: 1, ts, isKey, payload: new Uint8Array(payload) }
}
