import { decodeFrame, type Frame } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { Spool } from './spool.ts'
import { TrackWriter } from './track-writer.ts'

const pictures = { form: 'pictures', codec: 'avc1.42001f', width: 640, height: 480 } as const

function framesIn(spool: Spool): Frame[] {
  const frames: Frame[] = []
  for (let next = spool.after('camera', 0); next; next = spool.after('camera', next.seq))
    frames.push(decodeFrame(next.bytes) as Frame)
  return frames
}

function words(spool: Spool): string[] {
  return framesIn(spool).map(({ kind, seq, isKey }) => `${seq} ${isKey ? 'key' : kind}`)
}

test('as another recorder it begins at 1, with the same config, at the next key frame', () => {
  const first = new Spool(undefined, 1e6)
  const writer = new TrackWriter('camera', first, () => 1_000)
  writer.config(pictures, 0)
  writer.media(new Uint8Array([1]), 0, true)
  const second = new Spool(undefined, 1e6)
  writer.restart(second)
  expect(writer.wantsKey).toBe(true)
  writer.media(new Uint8Array([2]), 10, false)
  writer.mark({ what: 'muted', reason: 'device' })
  writer.media(new Uint8Array([3]), 20, true)
  writer.media(new Uint8Array([4]), 30, false)
  expect(words(first)).toEqual(['1 config', '2 key'])
  expect(words(second)).toEqual(['1 config', '2 key', '3 media'])
  expect(framesIn(second)[0]?.payload).toEqual(framesIn(first)[0]?.payload)
})

test('when the capture clock stood still while the machine slept, what follows has a new anchor and says why', () => {
  const clock = { now: 1_000_000 }
  const spool = new Spool(undefined, 1e6)
  const writer = new TrackWriter('camera', spool, () => clock.now)
  writer.config(pictures, 5e6)
  writer.media(new Uint8Array([1]), 5e6, true)
  clock.now += 60_000
  writer.media(new Uint8Array([2]), 6e6, false)
  writer.media(new Uint8Array([3]), 7e6, true)
  expect(words(spool)).toEqual(['1 config', '2 key', '3 media', '4 mark', '5 config', '6 key'])
  const [, , , mark, config] = framesIn(spool).map(({ payload }) => new TextDecoder().decode(payload))
  expect(mark).toBe('{"what":"changed","reason":"clock"}')
  expect(JSON.parse(config ?? '')).toMatchObject({ anchor: { ts: 7e6, at: 1_060_000 } })
})

test('the same config again is not sent again', () => {
  const spool = new Spool(undefined, 1e6)
  const writer = new TrackWriter('camera', spool, () => 1_000)
  writer.config(pictures, 0)
  writer.config({ ...pictures }, 9)
  writer.config({ ...pictures, width: 320 }, 10)
  expect(words(spool)).toEqual(['1 config', '2 config'])
})
