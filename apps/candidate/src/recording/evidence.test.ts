import type { Frame } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { holdEarlier, OpenEpisodes } from './evidence.ts'
import { Spool } from './spool.ts'
import { TrackWriter } from './track-writer.ts'

const away = { fromAt: 0, toAt: 5_000 }

test('an episode goes on until somebody says that it is over', () => {
  const episodes = new OpenEpisodes()
  episodes.hear({ ...away, episode: { id: 'away', isOver: false } }, 5_000)
  expect(episodes.goOn(400_000)).toBe(true)
  episodes.hear({ ...away, episode: { id: 'away', isOver: true } }, 410_000)
  expect(episodes.goOn(410_000)).toBe(false)
})

test('one that is over does not begin again because somebody tells of its beginning late', () => {
  const episodes = new OpenEpisodes()
  episodes.hear({ ...away, episode: { id: 'away', isOver: true } }, 9_000)
  episodes.hear({ ...away, episode: { id: 'away', isOver: false } }, 9_500)
  expect(episodes.goOn(10_000)).toBe(false)
})

test('one that never ends is kept for ten minutes, and a moment is no episode', () => {
  const episodes = new OpenEpisodes()
  episodes.hear(away, 0)
  expect(episodes.goOn(0)).toBe(false)
  episodes.hear({ ...away, episode: { id: 'away', isOver: false } }, 0)
  expect(episodes.goOn(599_000)).toBe(true)
  expect(episodes.goOn(600_000)).toBe(false)
})

test('what a page held when it was gone is kept by the next one, with the config it began with', () => {
  const spool = new Spool(undefined, 1e6)
  const writer = new TrackWriter('camera', spool, () => 0)
  const frame = (second: number): Frame => ({
    ...{ kind: 'media', isKey: second % 4 === 0, track: 'camera', seq: second + 2, ts: second * 1e6 },
    payload: Uint8Array.of(second + 1),
  })
  const config: Frame = { ...frame(0), kind: 'config', isKey: false, seq: 1 }
  const seconds = Array.from({ length: 41 }, (_, second) => ({ frame: frame(second), at: second * 1_000 }))
  const earlier = holdEarlier([{ frame: config, at: 0 }, ...seconds], () => writer)
  expect(spool.frames).toBe(0)
  earlier.keep(38_000, 39_000)
  // The config, and from the key frame at second 16 to the end.
  expect(spool.last('camera')).toBe(26)
})
