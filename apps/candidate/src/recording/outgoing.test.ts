import { decodeFrame, decodePiece, encodeFrame, type TrackKind } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { OutgoingQueue } from './outgoing.ts'
import { Spool } from './spool.ts'

function add(spool: Spool, track: TrackKind, seq: number, length: number): Uint8Array {
  const payload = new Uint8Array(length - 16).fill(seq)
  const bytes = encodeFrame({ kind: 'media', isKey: true, track, seq, ts: seq, payload })
  spool.add(track, seq, bytes)
  return bytes
}

function words(queue: OutgoingQueue, mostBytes = 1000): string[] {
  const next = queue.next(mostBytes)
  return next ? [`${next.track} ${next.seq}/${next.piece}`, ...words(queue, mostBytes)] : []
}

test('sound goes before the small picture, the small picture before the screen, the screen before the camera', () => {
  const spool = new Spool(undefined, 1e6)
  for (const track of ['camera', 'screen', 'preview', 'microphone'] as const) add(spool, track, 1, 100)
  add(spool, 'microphone', 2, 100)
  expect(words(new OutgoingQueue(spool))).toEqual([
    ...['microphone 1/0', 'microphone 2/0', 'preview 1/0', 'screen 1/0', 'camera 1/0'],
  ])
})

test('sound that comes while a large picture is under way passes between two pieces of it', () => {
  const spool = new Spool(undefined, 1e6)
  const screen = add(spool, 'screen', 1, 2_500)
  const queue = new OutgoingQueue(spool)
  const pieces = [queue.next(1000)]
  add(spool, 'microphone', 1, 100)
  expect(queue.next(1000)).toMatchObject({ track: 'microphone', isLast: true })
  pieces.push(queue.next(1000), queue.next(1000))
  expect(pieces.map((one) => one?.isLast)).toEqual([false, false, true])
  const bytes = pieces.map((one) => decodePiece(one?.bytes ?? new Uint8Array()) as { bytes: Uint8Array })
  expect(Buffer.concat(bytes.map((piece) => piece.bytes))).toEqual(Buffer.from(screen))
  expect(queue.next(1000)).toBeUndefined()
})

test('a frame that fits goes whole', () => {
  const spool = new Spool(undefined, 1e6)
  add(spool, 'camera', 1, 1000)
  expect(decodeFrame(new OutgoingQueue(spool).next(1000)?.bytes ?? new Uint8Array())).toMatchObject({
    seq: 1,
  })
})

test('where the server waits for another frame, it goes back there, even in the middle of a large one', () => {
  const spool = new Spool(undefined, 1e6)
  add(spool, 'screen', 1, 500)
  add(spool, 'screen', 2, 2_000)
  const queue = new OutgoingQueue(spool)
  queue.next(1000)
  queue.next(1000)
  queue.rewind('screen', 1)
  expect(words(queue)).toEqual(['screen 1/0', 'screen 2/1', 'screen 2/2'])
})

test('a new connection begins after what is durable', () => {
  const spool = new Spool(undefined, 1e6)
  add(spool, 'camera', 1, 100)
  add(spool, 'camera', 2, 2_000)
  const queue = new OutgoingQueue(spool)
  queue.next(1000)
  queue.next(1000)
  queue.begin(spool, { camera: 1 })
  expect(words(queue)).toEqual(['camera 2/1', 'camera 2/2'])
})
