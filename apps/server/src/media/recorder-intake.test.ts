import { createSecretKey, randomBytes } from 'node:crypto'
import { encodeReply } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { newId } from '../platform/id.ts'
import { RecorderIntake } from './recorder-intake.ts'
import type { Promising } from './sharing.ts'
import { unkeptTracks } from './start-tracks.ts'

afterEach(() => void vi.useRealTimers())

/** A recorder's intake that has 20 frames of a camera, in a process that others trust or take for dead. */
function anIntake(trust: { mayPromise: Promising }) {
  const attemptId = newId() as AttemptId
  const admitted = { attemptId, recorderId: 'r', kinds: ['camera'], keeps: false, isLive: true } as const
  const nothing = () => undefined
  return new RecorderIntake({
    attemptId,
    key: { number: 1, key: createSecretKey(randomBytes(32)) },
    tracks: unkeptTracks(admitted).map((track) => ({ ...track, durable: 20 })),
    keeps: true,
    now: () => 0,
    mayPromise: () => trust.mayPromise,
    ...{ mark: nothing, taken: nothing, count: nothing, chunk: nothing },
  })
}

/** The server's end of a connection, and what it was told. */
function aLink() {
  const said: unknown[] = []
  const nothing = () => undefined
  const send = (text: string) => void said.push(JSON.parse(text))
  const close = (code: number) => void said.push(code)
  const reply = (messages: readonly Uint8Array[]) => void said.push(...messages)
  return { said, link: { send, close, reply, pause: nothing, resume: nothing } }
}

test('who may promise nothing does not greet with what is durable here: a recorder would let go of it', () => {
  const trust: { mayPromise: Promising } = { mayPromise: 'come-again' }
  const intake = anIntake(trust)
  const early = aLink()
  intake.connect(early.link)()
  expect(early.said).toEqual([1012])
  expect(intake.isConnected).toBe(false)
  trust.mayPromise = 'now'
  const later = aLink()
  intake.connect(later.link)
  expect(later.said).toEqual([{ type: 'hello', now: 0, durable: { camera: 20 } }])
})

test('who was only held up keeps its recorders, and acknowledges once it knows that it may', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const trust: { mayPromise: Promising } = { mayPromise: 'now' }
  const intake = anIntake(trust)
  const { said, link } = aLink()
  intake.connect(link)
  trust.mayPromise = 'later'
  intake.tracks.get('camera')?.drop()
  vi.advanceTimersByTime(5_000)
  expect(said).toHaveLength(1)
  trust.mayPromise = 'now'
  vi.advanceTimersByTime(250)
  expect(said.slice(1)).toEqual([encodeReply({ says: 'ack', track: 'camera', seq: 20 })])
})
