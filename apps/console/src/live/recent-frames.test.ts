import type { Frame, TrackKind } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { RecentFrames } from './recent-frames.ts'

/** When the capture clock began, in milliseconds since the epoch. */
const began = 1_800_000_000_000

test('an instant is shown from the key frame before it on', () => {
  const recent = aCamera(0, 10)
  expect(seconds(recent.upTo('face', began + 6_500, undefined))).toEqual([4, 5, 6])
})

test('playing on asks only for what comes after', () => {
  const recent = aCamera(0, 10)
  const last = recent.upTo('face', began + 6_000, undefined).at(-1)
  expect(seconds(recent.upTo('face', began + 8_000, last))).toEqual([7, 8])
})

test('what is older than ten minutes goes, a whole key interval at a time', () => {
  const recent = aCamera(0, 610)
  expect(recent.earliestAt('face')).toBe(began + 12_000)
})

test('the server’s key frames stand before what came here, and reach further back', () => {
  const recent = aCamera(100, 110)
  recent.addOlder([config('camera'), picture('camera', 40, true), picture('camera', 80, true)])
  expect(recent.earliestAt('face')).toBe(began + 40_000)
  expect(seconds(recent.upTo('face', began + 85_000, undefined))).toEqual([80])
  expect(seconds(recent.upTo('face', began + 101_000, undefined))).toEqual([100, 101])
})

test('of camera and preview the one with the nearer key frame is shown', () => {
  const recent = aCamera(0, 3)
  recent.push(config('preview'))
  recent.push(picture('preview', 20, true))
  expect(recent.upTo('face', began + 21_000, undefined).map(({ frame }) => frame.track)).toEqual(['preview'])
})

test('before anything came there is nothing to show', () => {
  expect(new RecentFrames().upTo('screen', began, undefined)).toEqual([])
  expect(new RecentFrames().earliestAt('screen')).toBeUndefined()
})

/** A camera with one picture a second, a key frame every fourth. */
function aCamera(from: number, to: number): RecentFrames {
  const recent = new RecentFrames()
  recent.push(config('camera'))
  Array.from({ length: to - from + 1 }, (_, index) => from + index).forEach((second) => {
    recent.push(picture('camera', second, second % 4 === 0))
  })
  return recent
}

function seconds(kept: { at: number }[]): number[] {
  return kept.map(({ at }) => (at - began) / 1_000)
}

function config(track: TrackKind): Frame {
  const facts = { form: 'pictures', codec: 'avc1.42001f', width: 640, height: 480 }
  const payload = new TextEncoder().encode(JSON.stringify({ ...facts, anchor: { ts: 0, at: began } }))
  return { kind: 'config', isKey: false, track, seq: 1, ts: 0, payload }
}

function picture(track: TrackKind, second: number, isKey: boolean): Frame {
  return { kind: 'media', isKey, track, seq: second + 2, ts: second * 1e6, payload: Uint8Array.of(1) }
}
