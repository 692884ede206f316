import { expect, test } from 'vitest'
import { type Passing, RollingTrack } from './rolling-track.ts'

function aTrack() {
  const kept: string[] = []
  const track = new RollingTrack({
    frame: ({ kind, isKey, at }) =>
      void kept.push(`${kind === 'config' ? 'config' : isKey ? 'key' : 'delta'} ${at / 1000}`),
    gap: () => void kept.push('gap'),
  })
  return { track, kept }
}

function frame(second: number, kind: Passing['kind'] = 'media'): Passing {
  const isKey = kind === 'media' && second % 4 === 0
  return { kind, isKey, ts: second * 1e6, at: second * 1000, payload: new Uint8Array([1]) }
}

/** A frame each second, a key frame each four. */
function see(track: RollingTrack, from: number, to: number): void {
  for (let second = from; second <= to; second += 1) track.see(frame(second))
}

test('what lies in the stretch is kept from the key frame before it on, with its config, and nothing else', () => {
  const { track, kept } = aTrack()
  track.see(frame(0, 'config'))
  see(track, 0, 10)
  track.keep(5_000, 12_000)
  see(track, 11, 20)
  expect(kept).toEqual([
    ...['gap', 'config 0', 'key 4', 'delta 5', 'delta 6', 'delta 7', 'key 8', 'delta 9', 'delta 10'],
    ...['delta 11', 'key 12'],
  ])
})

test('a second signal makes the stretch longer without anything being kept twice', () => {
  const { track, kept } = aTrack()
  track.see(frame(0, 'config'))
  see(track, 0, 4)
  track.keep(0, 6_000)
  track.keep(1_000, 7_000)
  see(track, 5, 9)
  track.keep(6_000, 9_000)
  expect(kept).toEqual([
    ...['config 0', 'key 0', 'delta 1', 'delta 2', 'delta 3', 'key 4', 'delta 5', 'delta 6', 'delta 7'],
    ...['key 8', 'delta 9'],
  ])
})

test('between two stretches that do not touch there is a gap that says so', () => {
  const { track, kept } = aTrack()
  track.see(frame(0, 'config'))
  see(track, 0, 2)
  track.keep(0, 2_000)
  see(track, 3, 20)
  track.keep(17_000, 18_000)
  expect(kept).toEqual(['config 0', 'key 0', 'delta 1', 'delta 2', 'gap', 'key 16', 'delta 17', 'delta 18'])
})

test('what lies longer back than is held is gone, whole groups of pictures at a time', () => {
  const { track, kept } = aTrack()
  track.see(frame(0, 'config'))
  see(track, 0, 100)
  track.keep(0, 60_000)
  expect(kept.slice(0, 4)).toEqual(['gap', 'config 0', 'key 52', 'delta 53'])
})

test('a signal that comes before the first picture keeps it', () => {
  const { track, kept } = aTrack()
  track.keep(0, 3_000)
  track.see(frame(0, 'config'))
  see(track, 0, 5)
  expect(kept).toEqual(['config 0', 'key 0', 'delta 1', 'delta 2', 'delta 3'])
})
