import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { theAttemptKey } from './attempt-keys.ts'
import type { Sealed } from './journal.ts'
import { readTrack } from './read-track.ts'
import { startRecording, theRecording } from './recording.ts'
import { startTracks } from './start-tracks.ts'
import { journalFileName, journalFiles } from './storage.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { aMediaRoom } from './testing-room.ts'
import { TrackIntake } from './track-intake.ts'
import { verifyAttempt } from './verify.ts'

const app = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera'] })] })
const address = (await app.listen()).replace('http', 'ws')
const folder = join(app.config.data, 'media')

/** What a camera brought in commits: frames 1 to 3; 4, and a new picture size from 5 on, which makes two records; 7. */
async function aCameraOfThreeCommits() {
  const attemptId = newId() as AttemptId
  const recorderId = randomUUID()
  const kinds = ['camera'] as const
  const [start] = await startTracks(app, { attemptId, recorderId, kinds, keeps: true, isLive: true })
  if (!start) throw new Error('a camera has a track')
  const key = await theAttemptKey(app, theRecording(app).wrapping, attemptId)
  const intake = new TrackIntake(start, key, { durable: () => undefined, chunk: () => undefined })
  // Until the server is back nothing answers.
  const way = { address: 'ws://127.0.0.1:9' }
  const recorder = aPretendRecorder(() => way.address, { id: recorderId })
  const at = app.now().getTime()
  const config = () => recorder.send('camera', { kind: 'config', isKey: false, ts: 0, payload: aConfig(at) })
  const picture = (seq: number) =>
    recorder.send('camera', { isKey: seq === 2, ts: seq * 1000, payload: someBytes(500) })
  const commit = (...frames: Frame[]) => {
    for (const frame of frames) intake.accept(frame, Buffer.from(encodeFrame(frame)), at)
    return intake.seal().map(bytesOf)
  }
  const first = commit(config(), picture(2), picture(3))
  const second = commit(picture(4), config(), picture(6))
  const third = commit(picture(7))
  const comeBack = () => {
    way.address = `${address}/socket/media/${attemptId}`
  }
  return { attemptId, recorder, comeBack, first, second, third }
}

function bytesOf({ buffers }: Sealed): Buffer {
  return Buffer.concat(buffers)
}

/** The journal as a start finds it, its record of frame 4 never written. */
async function recoverWithoutFrameFour(parts: Buffer[][]): Promise<() => Promise<void>> {
  const last = Math.max(0, ...(await journalFiles(folder)))
  const [first = [], [four = Buffer.alloc(0), ...behind] = [], third = []] = parts
  const bytes = Buffer.concat([...first, Buffer.alloc(four.length), ...behind, ...third])
  await writeFile(join(folder, journalFileName(last + 10)), bytes)
  const recording = await startRecording(app)
  return recording.stop
}

test('of a commit in which the power was cut, a recorder sends again all that is behind the hole', async () => {
  const { attemptId, recorder, comeBack, first, second } = await aCameraOfThreeCommits()
  const stop = await recoverWithoutFrameFour([first, second])
  comeBack()
  await recorder.until(() => recorder.acked('camera') === 7)
  expect(recorder.notices[0]).toMatchObject({ type: 'hello', durable: { camera: 3 } })
  recorder.stop()
  await stop()
  expect((await readTrack(app, attemptId, 'camera')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect((await verifyAttempt(app, theRecording(app), attemptId)).faults).toEqual([])
})

test('what a later commit followed had reached the disk: a hole in it is damage, and what is behind it counts', async () => {
  const { recorder, comeBack, first, second, third } = await aCameraOfThreeCommits()
  const stop = await recoverWithoutFrameFour([first, second, third])
  comeBack()
  await recorder.until(() => recorder.notices.length > 0)
  expect(recorder.notices[0]).toMatchObject({ type: 'hello', durable: { camera: 7 } })
  recorder.stop()
  await stop()
})
