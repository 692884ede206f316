import { encodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { pinClip } from './pin-clip.ts'
import { readTrack } from './read-track.ts'
import { theRecording } from './recording.ts'
import { aConfig, aPretendRecorder, type PretendRecorder, someBytes } from './testing-recorder.ts'
import { aMediaRoom } from './testing-room.ts'

const app = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera', 'preview'] })] })
const address = (await app.listen()).replace('http', 'ws')

function aRecorder(attemptId: AttemptId, options = {}): PretendRecorder {
  return aPretendRecorder(() => `${address}/socket/media/${attemptId}`, options)
}

function anAttempt(): AttemptId {
  return newId() as AttemptId
}

/** A config, a key frame and some deltas, a second in all. */
function record(recorder: PretendRecorder, fromSecond = 0): Frame[] {
  const at = app.now().getTime()
  const begun = recorder.made.has('camera')
    ? []
    : [recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(at) })]
  const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) =>
    recorder.send('camera', {
      isKey: tenth === 0,
      ts: (fromSecond + tenth / 10) * 1e6,
      payload: someBytes(300),
    }),
  )
  return [...begun, ...tenths]
}

async function outcomes(): Promise<Record<string, number>> {
  const metric = await app.metrics.registry.getSingleMetric('invigil_media_frames_total')?.get()
  const values = metric?.values ?? []
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]))
}

test('a recorder hears what is durable, a receipt for each frame, and an ack when it is on the disk', async () => {
  const recorder = aRecorder(anAttempt())
  await recorder.until(() => recorder.notices.length > 0)
  const frames = record(recorder)
  await recorder.until(() => recorder.acked('camera') === frames.length)
  expect(recorder.notices).toEqual([
    { type: 'hello', now: app.now().getTime(), durable: { camera: 0, preview: 0 } },
  ])
  expect(recorder.receipts()).toBe(frames.length)
  recorder.stop()
})

test('the same frame again changes nothing, and a missing one is asked for once', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(attemptId)
  await recorder.until(() => recorder.notices.length > 0)
  const frames = record(recorder)
  const [config, key] = frames
  recorder.sendRaw(encodeFrame(key as Frame))
  recorder.sendRaw(encodeFrame({ ...(config as Frame), seq: 50 }))
  recorder.sendRaw(encodeFrame({ ...(config as Frame), seq: 51 }))
  await recorder.until(() => recorder.asked.length > 0 && recorder.acked('camera') === frames.length)
  expect(recorder.asked).toEqual([{ track: 'camera', seq: 12 }])
  expect(await outcomes()).toMatchObject({ duplicate: 1, gap: 2 })
  recorder.stop()
})

test('what is no frame, of no track of this exam, or without a config is refused and counted, and in the end cut off', async () => {
  const recorder = aRecorder(anAttempt(), { reconnects: false })
  await recorder.until(() => recorder.notices.length > 0)
  const media: Frame = { kind: 'media', isKey: true, track: 'camera', seq: 1, ts: 0, payload: someBytes(9) }
  recorder.sendRaw(someBytes(3))
  recorder.sendRaw(encodeFrame({ ...media, track: 'microphone' }))
  recorder.sendRaw(encodeFrame(media))
  recorder.sendRaw(encodeFrame({ ...media, kind: 'config' }))
  Array.from({ length: 20 }, () => recorder.sendRaw(someBytes(3)))
  await recorder.until(() => recorder.closes.length > 0)
  expect(recorder.closes).toEqual([{ code: 1008, reason: 'not a recorder' }])
  expect(await outcomes()).toMatchObject({ 'foreign-track': 1, 'no-config': 1, 'bad-config': 1 })
  recorder.stop()
})

test('another page takes over: the first is told, and may still deliver what it holds', async () => {
  const attemptId = anAttempt()
  const first = aRecorder(attemptId, { reconnects: false })
  await first.until(() => first.notices.length > 0)
  record(first)
  await first.until(() => first.acked('camera') === 11)
  const second = aRecorder(attemptId)
  await first.until(() => first.closes.length > 0)
  expect(first.notices.at(-1)).toEqual({ type: 'taken-over' })
  expect(first.closes).toEqual([{ code: 4001, reason: 'taken-over' }])

  const again = aRecorder(attemptId, { id: first.id, part: 'backlog' })
  await again.until(() => again.notices.length > 0)
  expect(again.notices).toMatchObject([{ type: 'hello', durable: { camera: 11 } }])
  expect(second.closes).toEqual([])
  again.stop()
  second.stop()
})

test('who joins between two key frames gets the config and all since the last one, then each frame', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(attemptId)
  await recorder.until(() => recorder.notices.length > 0)
  const frames = record(recorder)
  await recorder.until(() => recorder.acked('camera') === frames.length)
  const seen: string[] = []
  const stop = theRecording(app).live.watch(attemptId, 'camera', (frame) => {
    seen.push(Buffer.from(frame).toString('base64'))
    return true
  })
  const more = record(recorder, 1)
  await recorder.until(() => recorder.acked('camera') === 21)
  expect(seen).toEqual(
    [...frames, ...more].map((frame) => Buffer.from(encodeFrame(frame)).toString('base64')),
  )
  stop()
  recorder.stop()
})

test('a viewer who cannot keep up gets nothing until the next key frame', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(attemptId)
  const taken: number[] = []
  const stop = theRecording(app).live.watch(attemptId, 'camera', (frame) => {
    const seq = Buffer.from(frame).readUInt32BE(4)
    const keepsUp = seq !== 5
    if (keepsUp) taken.push(seq)
    return keepsUp
  })
  await recorder.until(() => recorder.notices.length > 0)
  record(recorder)
  record(recorder, 1)
  await recorder.until(() => recorder.acked('camera') === 21)
  expect(taken).toEqual([1, 2, 3, 4, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  stop()
  recorder.stop()
})

test('a clip of what was just recorded can be pinned, and its hash is the head of the chain there', async () => {
  const attemptId = anAttempt()
  const recorder = aRecorder(attemptId)
  await recorder.until(() => recorder.notices.length > 0)
  record(recorder)
  await recorder.until(() => recorder.acked('camera') === 11)
  const at = app.now()
  const pin = () =>
    app.db
      .transaction()
      .execute((tx) => pinClip(app, tx, attemptId, { fromAt: at, toAt: new Date(+at + 500) }))
  const growing = await pin()
  expect(growing).toMatchObject({ fromSeq: 1, toSeq: 11, fromAt: at })

  recorder.send('camera', {
    kind: 'mark',
    ts: 900_000,
    payload: Buffer.from('{"what":"ended","reason":"submitted"}'),
  })
  await recorder.until(() => recorder.acked('camera') === 12)
  await theRecording(app).indexed()
  const whole = await pin()
  expect(whole).toMatchObject({ trackId: growing?.trackId, fromSeq: 1 })
  const { hash } = await app.db
    .selectFrom('trackChunk')
    .select('hash')
    .where('trackId', '=', growing?.trackId as never)
    .executeTakeFirstOrThrow()
  expect(whole?.sha256).toBe(hash.toString('hex'))
  expect(await readTrack(app, attemptId, 'camera')).toHaveLength(12)
  recorder.stop()
})
