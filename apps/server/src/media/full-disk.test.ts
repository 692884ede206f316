import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { aFillableDisk, aMediaRoom } from './testing-room.ts'
import { verifyAttempt } from './verify.ts'

test('on a full disk nothing is acknowledged, recorders are told to keep it, and later everything arrives', async () => {
  const disk = aFillableDisk(() => join(app.config.data, 'media'))
  const app = await aTestApp({ rooms: [aMediaRoom({ storage: disk.storage })] })
  mkdirSync(join(app.config.data, 'media'), { recursive: true })
  const address = (await app.listen()).replace('http', 'ws')
  const attemptId = newId() as AttemptId
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`)
  await recorder.until(() => recorder.notices.length > 0)
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(app.now().getTime()) })
  await recorder.until(() => recorder.acked('camera') === 1)

  disk.isFull = true
  recorder.send('camera', { isKey: true, ts: 1, payload: someBytes(2000) })
  await recorder.until(() => recorder.closes.length > 0)
  expect(recorder.notices.at(-1)).toEqual({ type: 'cannot-store' })
  expect(recorder.closes[0]?.code).toBe(1013)
  expect(recorder.acked('camera')).toBe(1)
  await recorder.until(() => recorder.closes.length > 1)
  expect(recorder.closes[1]).toEqual({ code: 4503, reason: 'overloaded' })
  expect(theRecording(app).isStoring()).toBe(false)

  disk.isFull = false
  recorder.send('camera', { ts: 2, payload: someBytes(300) })
  await recorder.until(() => recorder.acked('camera') === 3)
  recorder.stop()
  await theRecording(app).stop()
  expect(await verifyAttempt(app, theRecording(app), attemptId)).toMatchObject({ faults: [] })
})
