import { packSound } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'

/** Records two seconds of camera and a little sound over the socket at `address`, as an attempt's own page does. */
export async function recordsTwoSeconds(
  app: App,
  address: string,
  { attemptId, attemptKey }: { attemptId: AttemptId; attemptKey: string },
): Promise<void> {
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`, { key: attemptKey })
  await recorder.until(() => recorder.notices.length > 0)
  const at = app.now().getTime()
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(at, { description: 'AQID' }) })
  for (const tenth of Array(20).keys())
    recorder.send('camera', { isKey: tenth % 10 === 0, ts: tenth * 1e5, payload: someBytes(100) })
  const sound = { form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1 } as const
  recorder.send('microphone', { kind: 'config', ts: 0, payload: aConfig(at, sound) })
  const packets = packSound([{ samples: 960, data: someBytes(50) }])
  recorder.send('microphone', { isKey: true, ts: 0, payload: packets })
  const ended = {
    kind: 'mark',
    ts: 3e6,
    payload: Buffer.from('{"what":"ended","reason":"submitted"}'),
  } as const
  recorder.send('camera', ended)
  recorder.send('microphone', ended)
  await recorder.until(() => recorder.acked('camera') === 22 && recorder.acked('microphone') === 3)
  recorder.stop()
  await theRecording(app).indexed()
}
