import { encodeFrame, type TrackKind } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { Spool, type SpoolStore } from './spool.ts'

/** A file in memory that outlives the spool, as a file outlives a page. */
function aStore(): SpoolStore & { bytes: Buffer } {
  return {
    bytes: Buffer.alloc(0),
    write(bytes, at) {
      this.bytes = Buffer.concat([this.bytes.subarray(0, at), bytes])
    },
    read(length, at) {
      return this.bytes.subarray(at, at + length)
    },
    size() {
      return this.bytes.length
    },
    truncate(length) {
      this.bytes = this.bytes.subarray(0, length)
    },
    flush: () => undefined,
  }
}

function add(spool: Spool, track: TrackKind, seq: number): void {
  const payload = new Uint8Array([seq])
  spool.add(track, seq, encodeFrame({ kind: 'media', isKey: true, track, seq, ts: seq, payload }))
}

function seqsIn(spool: Spool, track: TrackKind, from = 0): number[] {
  const next = spool.after(track, from)
  return next ? [next.seq, ...seqsIn(spool, track, next.seq)] : []
}

test('the frames of each track stay in their order until they are released', () => {
  const spool = new Spool(undefined, 1000)
  add(spool, 'camera', 1)
  add(spool, 'preview', 1)
  add(spool, 'camera', 2)
  expect(seqsIn(spool, 'camera')).toEqual([1, 2])
  spool.release('camera', 1)
  expect(seqsIn(spool, 'camera')).toEqual([2])
  expect(seqsIn(spool, 'preview')).toEqual([1])
})

test('a frame waits since it was added', () => {
  const spool = new Spool(undefined, 1000)
  spool.add('camera', 1, new Uint8Array(20), 500)
  spool.add('camera', 2, new Uint8Array(20), 700)
  expect(spool.waitingSince('camera', 0)).toBe(500)
  expect(spool.waitingSince('camera', 1)).toBe(700)
  expect(spool.waitingSince('camera', 2)).toBeUndefined()
})

test('a server that knows less than was called durable has lost something for us, one that knows as much has not', () => {
  const spool = new Spool(undefined, 1000)
  expect(spool.hasLost({ camera: 0 })).toBe(false)
  for (const seq of [1, 2, 3]) add(spool, 'camera', seq)
  expect(spool.hasLost({})).toBe(false)
  spool.release('camera', 2)
  expect(spool.hasLost({ camera: 1 })).toBe(true)
  expect(spool.hasLost({ camera: 2 })).toBe(false)
  spool.release('camera', 3)
  expect(spool.hasLost({ camera: 2 })).toBe(true)
  expect(spool.hasLost({ camera: 3 })).toBe(false)
})

test('a spool that began in memory goes on in a file', () => {
  const store = aStore()
  const spool = new Spool(undefined, 1000)
  add(spool, 'camera', 1)
  spool.save()
  spool.attach(store, 1000)
  spool.save()
  expect(seqsIn(new Spool(store, 1000), 'camera')).toEqual([1])
})

test('what was saved is there for the next page, exactly from what the server does not have', () => {
  const store = aStore()
  const before = new Spool(store, 1000)
  add(before, 'camera', 1)
  add(before, 'camera', 2)
  add(before, 'microphone', 1)
  before.save()
  add(before, 'camera', 3)
  const after = new Spool(store, 1000)
  after.release('camera', 1)
  expect(seqsIn(after, 'camera')).toEqual([2])
  expect(seqsIn(after, 'microphone')).toEqual([1])
})

test('a write that the end of the browser cut short is left out, and what comes next is written in its place', () => {
  const store = aStore()
  const before = new Spool(store, 1000)
  add(before, 'camera', 1)
  add(before, 'camera', 2)
  before.save()
  store.truncate(store.size() - 1)
  const after = new Spool(store, 1000)
  add(after, 'camera', 2)
  after.save()
  expect(seqsIn(new Spool(store, 1000), 'camera')).toEqual([1, 2])
})

test('the file is empty again when the server has everything', () => {
  const store = aStore()
  const spool = new Spool(store, 1000)
  add(spool, 'camera', 1)
  spool.save()
  spool.release('camera', 1)
  expect(store.size()).toBe(0)
  expect(spool.bytes).toBe(0)
})

test('without room on the disk frames stay in memory, are sent from there, and are saved once there is room', () => {
  const store = aStore()
  const { write } = store
  // What Chromium throws beyond its quota, be it in the middle of a frame.
  store.write = (bytes, at) => {
    write.call(store, bytes.subarray(0, 3), at)
    throw new DOMException('no room', 'QuotaExceededError')
  }
  const spool = new Spool(store, 1000)
  add(spool, 'camera', 1)
  add(spool, 'camera', 2)
  expect(() => spool.save()).toThrow('no room')
  expect(seqsIn(spool, 'camera')).toEqual([1, 2])
  expect(seqsIn(new Spool(store, 1000), 'camera')).toEqual([])
  store.write = write
  spool.release('camera', 1)
  add(spool, 'camera', 3)
  spool.save()
  expect(seqsIn(new Spool(store, 1000), 'camera')).toEqual([2, 3])
})

test('a spool is full when its bytes are, and not any more when some are released', () => {
  const spool = new Spool(undefined, 30)
  add(spool, 'camera', 1)
  add(spool, 'camera', 2)
  expect(spool.isFull).toBe(true)
  spool.release('camera', 1)
  expect(spool.isFull).toBe(false)
})
