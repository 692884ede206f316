import type { Frame } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { EvidenceRing, readRing } from './evidence-ring.ts'
import type { SpoolStore } from './spool.ts'

function aStore(): SpoolStore & { bytes: Uint8Array } {
  const store = {
    bytes: new Uint8Array(0),
    write(bytes: Uint8Array, at: number) {
      const grown = new Uint8Array(Math.max(store.bytes.length, at + bytes.length))
      grown.set(store.bytes)
      grown.set(bytes, at)
      store.bytes = grown
    },
    read: (length: number, at: number) => store.bytes.slice(at, at + length),
    size: () => store.bytes.length,
    truncate(length: number) {
      store.bytes = store.bytes.slice(0, length)
    },
    flush: () => undefined,
  }
  return store
}

function frame(seq: number): Frame {
  return {
    kind: 'media',
    isKey: seq % 4 === 1,
    track: 'camera',
    seq,
    ts: seq * 1e6,
    payload: Uint8Array.of(seq),
  }
}

const config: Frame = { ...frame(1), kind: 'config', isKey: false }

/** A config and a frame each second, from 1 on. */
function aRing(seconds: number) {
  const segments = [aStore(), aStore()] as const
  const ring = new EvidenceRing(segments)
  ring.add({ frame: config, at: 1_000 })
  for (let second = 1; second <= seconds; second += 1) ring.add({ frame: frame(second), at: second * 1_000 })
  ring.save()
  return segments
}

test('another page reads the last seconds as they were written', () => {
  const [first, ...read] = readRing(aRing(20))
  expect(first?.frame).toEqual(config)
  expect(read.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, at) => (at + 1) * 1_000))
  expect(read[2]?.frame).toEqual(frame(3))
})

test('at least the last 45 seconds are there, with their config, and never much more than twice that', () => {
  const read = readRing(aRing(500))
  expect(read[0]?.frame).toEqual(config)
  expect(read[1]?.frame.isKey).toBe(true)
  expect(read.at(-1)?.at).toBe(500_000)
  expect(read[0]?.at).toBeLessThanOrEqual(455_000)
  expect(read[0]?.at).toBeGreaterThanOrEqual(400_000)
})

test('a write that the end of the browser cut short is left out', () => {
  const segments = aRing(5)
  segments[0].truncate(segments[0].size() - 1)
  expect(readRing(segments).map(({ frame }) => frame.seq)).toEqual([1, 1, 2, 3, 4])
})

test('a disk that refuses does not disturb', () => {
  const full = {
    ...aStore(),
    write: () => {
      throw new Error('the disk is full')
    },
  }
  const ring = new EvidenceRing([full, full])
  ring.add({ frame: frame(1), at: 1_000 })
  expect(() => ring.save()).not.toThrow()
})
