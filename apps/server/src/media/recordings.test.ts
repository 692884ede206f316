import { randomUUID } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { theRecording } from './recording.ts'
import { recordingsOf } from './recordings.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'
import { aMediaRoom } from './testing-room.ts'

const app = await aTestApp({ rooms: [aMediaRoom()] })
const address = (await app.listen()).replace('http', 'ws')
const begunAt = app.now().getTime()

/** A page that records stretches of seconds of camera, a picture each second, and is closed. */
async function aPageRecords(attemptId: string, stretches: [from: number, to: number][]): Promise<void> {
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`)
  await recorder.until(() => recorder.notices.length > 0)
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(begunAt) })
  const seconds = stretches.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
  for (const second of seconds)
    recorder.send('camera', { isKey: true, ts: second * 1e6, payload: someBytes(50) })
  const last = Math.max(...seconds) * 1e6
  recorder.send('camera', {
    kind: 'mark',
    ts: last,
    payload: Buffer.from('{"what":"ended","reason":"closed"}'),
  })
  await recorder.until(() => recorder.acked('camera') === recorder.made.get('camera')?.length)
  recorder.stop()
  await theRecording(app).indexed()
}

test('each gap of a lane stands by itself, within a recorder and between two, and what is between them is none', async () => {
  const attemptId = randomUUID() as string as AttemptId
  await aPageRecords(attemptId, [
    [0, 12],
    [30, 42],
  ])
  await aPageRecords(attemptId, [[60, 72]])
  const [camera] = await recordingsOf(app, attemptId)
  const gaps = camera?.gaps.map(({ fromAt, toAt }) => [secondOf(fromAt), secondOf(toAt)])
  expect(gaps).toEqual([
    [12, 30],
    [42, 60],
  ])
  expect(camera).toMatchObject({ kind: 'camera', tracks: [{ frames: 26 }, { frames: 13 }] })
  expect([secondOf(camera?.fromAt ?? ''), secondOf(camera?.toAt ?? '')]).toEqual([0, 72])
})

function secondOf(instant: string): number {
  return (Date.parse(instant) - begunAt) / 1000
}
