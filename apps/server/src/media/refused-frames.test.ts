import { createSecretKey, randomBytes } from 'node:crypto'
import { encodeFrame, type Frame, mostConfigBytes } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainStart, openRecord, readHeader } from './record.ts'
import { RecorderIntake } from './recorder-intake.ts'
import { aConfig, someBytes } from './testing-recorder.ts'

const key = { number: 1, key: createSecretKey(randomBytes(32)) }

/** A recorder's intake of one camera, what it took and what it counted. */
function anIntake() {
  const taken: number[] = []
  const counted: string[] = []
  const start = { id: '' as TrackId, number: 1, kind: 'camera' as const, durable: 0, head: chainStart }
  const intake = new RecorderIntake({
    ...{ attemptId: '' as AttemptId, key, keeps: true, tracks: [{ ...start, config: undefined }] },
    ...{ now: () => 0, mark: () => undefined, chunk: () => undefined },
    mayPromise: () => 'now',
    taken: ({ seq }) => taken.push(seq),
    count: (outcome) => counted.push(outcome),
  })
  const closes: number[] = []
  const link = {
    ...{ send: () => undefined, reply: () => undefined, pause: () => undefined, resume: () => undefined },
    close: (code: number) => closes.push(code),
  }
  intake.connect(link)
  const send = (bytes: Uint8Array) => intake.receive(link, Buffer.from(bytes))
  const seal = () => intake.tracks.get('camera')?.seal() ?? []
  return { taken, counted, closes, send, seal }
}

const picture: Frame = { kind: 'media', isKey: true, track: 'camera', seq: 2, ts: 0, payload: someBytes(9) }
const config: Frame = { ...picture, kind: 'config', isKey: false, seq: 1, payload: aConfig(0) }
const bad = {
  short: someBytes(15).fill(0),
  kind: encodeFrame(picture).fill(9, 0, 1),
  flags: encodeFrame(picture).fill(2, 1, 2),
  track: encodeFrame(picture).fill(99, 2, 3),
  spare: encodeFrame(picture).fill(1, 3, 4),
  seq: encodeFrame({ ...picture, seq: 0 }),
  ts: encodeFrame({ ...picture, ts: Number.NaN }),
  empty: encodeFrame({ ...picture, payload: new Uint8Array() }),
  'too-large': encodeFrame({ ...config, payload: new Uint8Array(mostConfigBytes + 1) }),
  'foreign-track': encodeFrame({ ...picture, track: 'screen' }),
}

test('each kind of bad frame is refused under its own name and stores nothing', () => {
  const { send, counted, taken, seal } = anIntake()
  const names = Object.keys(bad)
  Object.values(bad).forEach(send)
  expect(counted).toEqual(names)
  expect(taken).toEqual([])
  expect(seal()).toEqual([])
})

test('however frames come, repeated, out of order, between bad ones: each is stored once, in order, or not at all', () => {
  const good = fc
    .integer({ min: 1, max: 9 })
    .map((seq) => encodeFrame(seq === 1 ? config : { ...picture, seq }))
  const wrong = fc.constantFrom(...Object.values(bad))
  const message = fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: wrong })
  fc.assert(
    fc.property(fc.array(message, { maxLength: 120 }), fc.nat(120), (messages, commitAt) => {
      const { send, taken, counted, seal } = anIntake()
      messages.slice(0, commitAt).forEach(send)
      const first = seal()
      messages.slice(commitAt).forEach(send)
      const records = [...first, ...seal()].map(({ buffers }) => Buffer.concat(buffers))
      const stored = records.flatMap((record) =>
        openRecord(record, key.key).map((frame) => frame.readUInt32BE(4)),
      )
      const inOrder = taken.map((_seq, at) => at + 1)
      expect(taken).toEqual(inOrder)
      expect(stored).toEqual(inOrder)
      expect(counted).toHaveLength(messages.length)
      const links = records.map((record) => readHeader(record)?.previous.toString('hex'))
      const heads = records.map((record) => readHeader(record)?.hash.toString('hex'))
      expect(links).toEqual([chainStart.toString('hex'), ...heads].slice(0, records.length))
    }),
  )
})

test('who sends nothing but bad frames is cut off', () => {
  const { send, closes } = anIntake()
  Array.from({ length: 20 }, () => send(bad.kind))
  expect(closes).toEqual([1008])
})
