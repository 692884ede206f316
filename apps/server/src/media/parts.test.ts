import { encodeFrame, encodePiece, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { askToKeep } from './keep.ts'
import { readTrack } from './read-track.ts'
import { theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, type PretendRecorder, someBytes } from './testing-recorder.ts'
import { aMediaRoom } from './testing-room.ts'

const whole = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera', 'screen'] })] })
const wholeAddress = (await whole.listen()).replace('http', 'ws')
const evidence = await aTestApp({
  rooms: [aMediaRoom({ kinds: ['camera'], keeps: false, keptPart: 'all' })],
})
const evidenceAddress = (await evidence.listen()).replace('http', 'ws')
const stills = await aTestApp({
  rooms: [aMediaRoom({ kinds: ['camera'], keeps: false, keptPart: 'stills' })],
})
const stillsAddress = (await stills.listen()).replace('http', 'ws')

function aRecorder(address: string, attemptId: AttemptId, options = {}): PretendRecorder {
  return aPretendRecorder(() => `${address}/socket/media/${attemptId}`, options)
}

function anAttempt(): AttemptId {
  return newId() as AttemptId
}

/** Ends a track, waits until it is stored and reads it, without the frame that ended it. */
async function storedBy(recorder: PretendRecorder, app: typeof whole, attemptId: AttemptId, kind: TrackKind) {
  const { seq } = recorder.send(kind, { kind: 'mark', ts: 10, payload: ended })
  await recorder.until(() => recorder.acked(kind) === seq)
  await theRecording(app).indexed()
  return (await readTrack(app, attemptId, kind)).slice(0, -1)
}

const ended = Buffer.from('{"what":"ended","reason":"left"}')

test('a large frame that comes in pieces between others is stored as it was, with one ack', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(wholeAddress, attemptId)
  await recorder.until(() => recorder.notices.length > 0)
  const at = whole.now().getTime()
  recorder.send('screen', { kind: 'config', ts: 0, payload: aConfig(at) })
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(at) })
  const key: Frame = { kind: 'media', isKey: true, track: 'screen', seq: 2, ts: 9, payload: someBytes(984) }
  const bytes = encodeFrame(key)
  recorder.made.get('screen')?.push(key)
  const of = { track: 'screen', seq: 2, total: 1000 } as const
  recorder.sendRaw(encodePiece({ ...of, at: 0, bytes: bytes.subarray(0, 400) }))
  recorder.sendRaw(encodePiece({ ...of, at: 400, bytes: bytes.subarray(400, 800) }))
  recorder.send('camera', { isKey: true, ts: 9, payload: someBytes(30) })
  recorder.sendRaw(encodePiece({ ...of, at: 800, bytes: bytes.subarray(800) }))
  await recorder.until(() => recorder.acked('screen') === 2 && recorder.acked('camera') === 2)
  expect(recorder.receipts()).toBe(6)
  const stored = await storedBy(recorder, whole, attemptId, 'screen')
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2])
  expect(Buffer.from(stored[1]?.payload ?? [])).toEqual(Buffer.from(key.payload))
  recorder.stop()
})

test('who begins to watch a screen makes its page send a key frame, and many who do so at once make one', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(wholeAddress, attemptId)
  await recorder.until(() => recorder.notices.length > 0)
  const { live } = theRecording(whole)
  const stops = [1, 2, 3].map(() => live.watch(attemptId, 'screen', () => true))
  await recorder.until(() => recorder.notices.length > 1)
  recorder.send('screen', { kind: 'config', ts: 0, payload: aConfig(whole.now().getTime()) })
  await recorder.until(() => recorder.acked('screen') === 1)
  expect(recorder.notices.slice(1)).toEqual([{ type: 'key-wanted', track: 'screen' }])
  for (const stop of stops) stop()
  recorder.stop()
})

test('under a policy that keeps evidence only, the live part is shown and not stored, and the kept part is stored', async () => {
  const attemptId = anAttempt()
  const live = aRecorder(evidenceAddress, attemptId)
  const kept = aRecorder(evidenceAddress, attemptId, { part: 'kept' })
  await live.until(() => live.notices.length > 0 && kept.notices.length > 0)
  const config = { kind: 'config', ts: 0, payload: aConfig(evidence.now().getTime()) } as const
  live.send('camera', config)
  live.send('camera', { isKey: true, ts: 1, payload: someBytes(10) })
  kept.send('camera', config)
  kept.send('camera', { isKey: true, ts: 1, payload: someBytes(20) })
  await live.until(() => live.acked('camera') === 2 && kept.acked('camera') === 2)
  const stored = await storedBy(kept, evidence, attemptId, 'camera')
  expect(stored.map(({ payload }) => payload.length)).toEqual([config.payload.length, 20])
  live.stop()
  kept.stop()
})

test('a page is asked to keep what an incident is about', async () => {
  const attemptId = anAttempt()
  const live = aRecorder(evidenceAddress, attemptId)
  await live.until(() => live.notices.length > 0)
  const episode = { id: 'away', isOver: false }
  askToKeep(evidence, attemptId, { fromAt: new Date(1_000), toAt: new Date(2_000), episode })
  await live.until(() => live.notices.length > 1)
  expect(live.notices[1]).toEqual({ type: 'keep', fromAt: 1_000, toAt: 2_000, episode })
  live.stop()
})

test('under a policy that keeps stills, only stills are kept', async () => {
  const attemptId = anAttempt()
  const kept = aRecorder(stillsAddress, attemptId, { part: 'kept' })
  await kept.until(() => kept.notices.length > 0)
  const anchor = { ts: 0, at: stills.now().getTime() }
  const video: Frame = {
    ...{ kind: 'config', isKey: false, track: 'camera', seq: 1, ts: 0 },
    payload: aConfig(anchor.at),
  }
  kept.sendRaw(encodeFrame(video))
  const config = Buffer.from(JSON.stringify({ form: 'stills', width: 640, height: 480, anchor }))
  kept.send('camera', { kind: 'config', ts: 0, payload: config })
  kept.send('camera', { kind: 'still', isKey: true, ts: 1, payload: someBytes(50) })
  await kept.until(() => kept.acked('camera') === 2)
  kept.sendRaw(encodeFrame({ ...video, kind: 'media', seq: 3 }))
  kept.send('camera', { kind: 'still', isKey: true, ts: 2, payload: someBytes(60) })
  await kept.until(() => kept.acked('camera') === 3)
  const stored = await storedBy(kept, stills, attemptId, 'camera')
  expect(stored.map(({ kind }) => kind)).toEqual(['config', 'still', 'still'])
  kept.stop()
})

test('where everything or nothing is kept, there is no kept part', async () => {
  const kept = aRecorder(wholeAddress, anAttempt(), { part: 'kept', reconnects: false })
  await kept.until(() => kept.closes.length > 0)
  expect(kept.notices).toEqual([])
  kept.stop()
})
