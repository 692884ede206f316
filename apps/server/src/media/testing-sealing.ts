import type { AttemptId } from '@invigil/contract/ids.ts'
import { newId } from '../platform/id.ts'
import type { TestApp } from '../platform/testing.ts'
import { theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'

/** Sealing that a test does itself, round by round, and that waits for nothing. */
export const byHand = { everyMs: 86_400_000, quietMs: 0, graceMs: 0 }

/** Records a camera for so many seconds of its own clock, a key frame each 2 s, until all is durable and indexed. */
export async function aRecordedCamera(app: TestApp, address: string, seconds: number): Promise<AttemptId> {
  const attemptId = newId() as AttemptId
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`)
  await recorder.until(() => recorder.notices.length > 0)
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(app.now().getTime()) })
  for (let second = 0; second < seconds; second += 1)
    recorder.send('camera', { isKey: second % 2 === 0, ts: second * 1e6, payload: someBytes(400) })
  const ended = Buffer.from('{"what":"ended","reason":"submitted"}')
  const last = recorder.send('camera', { kind: 'mark', ts: seconds * 1e6, payload: ended })
  await recorder.until(() => recorder.acked('camera') === last.seq)
  await theRecording(app).indexed()
  recorder.stop()
  return attemptId
}
