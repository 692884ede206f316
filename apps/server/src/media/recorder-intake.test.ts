import { createSecretKey, randomBytes } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { RecorderIntake } from './recorder-intake.ts'
import { unkeptTracks } from './start-tracks.ts'

/** A recorder's intake that has 20 frames of a camera, in a process that others trust or take for dead. */
function anIntake(trust: { isTrusted: boolean }) {
  const attemptId = newId() as AttemptId
  const admitted = { attemptId, recorderId: 'r', kinds: ['camera'], keeps: false, isLive: true } as const
  const nothing = () => undefined
  return new RecorderIntake({
    attemptId,
    key: { number: 1, key: createSecretKey(randomBytes(32)) },
    tracks: unkeptTracks(admitted).map((track) => ({ ...track, durable: 20 })),
    keeps: true,
    now: () => 0,
    mayPromise: () => trust.isTrusted,
    ...{ mark: nothing, taken: nothing, count: nothing, chunk: nothing },
  })
}

/** The server's end of a connection, and what it was told. */
function aLink() {
  const said: unknown[] = []
  const nothing = () => undefined
  const send = (text: string) => void said.push(JSON.parse(text))
  const close = (code: number) => void said.push(code)
  return { said, link: { send, close, reply: nothing, pause: nothing, resume: nothing } }
}

test('who may promise nothing does not greet with what is durable here: a recorder would let go of it', () => {
  const trust = { isTrusted: false }
  const intake = anIntake(trust)
  const early = aLink()
  intake.connect(early.link)()
  expect(early.said).toEqual([1012])
  expect(intake.isConnected).toBe(false)
  trust.isTrusted = true
  const later = aLink()
  intake.connect(later.link)
  expect(later.said).toEqual([{ type: 'hello', now: 0, durable: { camera: 20 } }])
})
