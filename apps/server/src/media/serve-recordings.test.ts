import { decodeFrame, type Frame, packSound } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { enters } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { anOrganisation, aPerson, aSignInCookie, ownOrganisation } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { theRecording } from './recording.ts'
import { recordingPaths } from './serve-recordings.ts'
import { aConfig, aPretendRecorder, someBytes } from './testing-recorder.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const here = await ownOrganisation(app)
const by = await aPerson(app, { organisationId: here })
const exam = await anExam(app, by, { preset: 'strict' })
const { candidate } = await aSitting(app, { by, exam }).with(aCandidate('Linh'))
const linh = candidate('Linh')
const { attemptId, attemptKey } = await enters(app, { token: linh.token })
const begunAt = app.now().getTime()
await recordSomeSeconds(attemptId, attemptKey)
const reviewer = await aPerson(app, { organisationId: here, role: 'reviewer' })
const cookie = await aSignInCookie(app, reviewer.personId)
const { trackId } = await app.db
  .selectFrom('track')
  .select('id as trackId')
  .where('kind', '=', 'camera')
  .executeTakeFirstOrThrow()

/** Nine seconds of camera and a little sound, over the socket, with the attempt's key; then the recorder says it has ended. */
async function recordSomeSeconds(id: AttemptId, key: string): Promise<void> {
  const recorder = aPretendRecorder(() => `${address}/socket/media/${id}`, { key })
  await recorder.until(() => recorder.notices.length > 0)
  const at = app.now().getTime()
  recorder.send('camera', { kind: 'config', ts: 0, payload: aConfig(at, { description: 'AQID' }) })
  Array.from({ length: 90 }, (_, tenth) =>
    recorder.send('camera', { isKey: tenth % 40 === 0, ts: tenth * 1e5, payload: someBytes(100) }),
  )
  const sound = { form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1 } as const
  recorder.send('microphone', { kind: 'config', ts: 0, payload: aConfig(at, sound) })
  const packets = packSound([{ samples: 960, data: someBytes(50) }])
  recorder.send('microphone', { isKey: true, ts: 0, payload: packets })
  const ended = {
    kind: 'mark',
    ts: 9e6,
    payload: Buffer.from('{"what":"ended","reason":"submitted"}'),
  } as const
  recorder.send('camera', ended)
  recorder.send('microphone', ended)
  await recorder.until(() => recorder.acked('camera') === 92 && recorder.acked('microphone') === 3)
  recorder.stop()
  await theRecording(app).indexed()
}

/** Each address of recorded bytes, of what is really there. */
function addresses(id: AttemptId): string[] {
  const values: Record<string, string> = {
    attemptId: id,
    kind: 'camera',
    trackId,
    configSeq: '1',
    fromSeq: '1',
  }
  const now = app.now().toISOString()
  return Object.values(recordingPaths).map(
    (path) =>
      `${path.replace(/:(\w+)/g, (_whole, name: string) => values[name] ?? '')}?at=${now}&from=${now}&to=${now}&count=3`,
  )
}

async function statuses(headers: Record<string, string>): Promise<number[]> {
  const answers = await Promise.all(
    addresses(attemptId).map((url) => app.call('GET', url, undefined, { headers })),
  )
  return answers.map(({ status }) => status)
}

test('whoever may not look gets nothing from any address of recorded bytes', async () => {
  const author = await aPerson(app, { organisationId: here, role: 'author' })
  const elsewhere = await aPerson(app, { organisationId: await anOrganisation(app), role: 'reviewer' })
  expect(await statuses({})).toEqual([401, 401, 401, 401, 401, 401])
  expect(await statuses({ authorization: `Bearer ${attemptKey}` })).toEqual([401, 401, 401, 401, 401, 401])
  expect(await statuses({ cookie: await aSignInCookie(app, author.personId) })).toEqual([
    403, 403, 403, 403, 403, 403,
  ])
  expect(await statuses({ cookie: await aSignInCookie(app, linh.personId) })).toEqual([
    403, 403, 403, 403, 403, 403,
  ])
  expect(await statuses({ cookie: await aSignInCookie(app, elsewhere.personId) })).toEqual([
    404, 404, 404, 404, 404, 404,
  ])
})

test('a reviewer plays what is there, and sitting down to it is one entry in the audit', async () => {
  expect(await statuses({ cookie })).toEqual([200, 200, 200, 404, 200, 200])
  app.clock.advance({ minutes: 10 })
  await statuses({ cookie })
  const views = await app.db
    .selectFrom('auditEntry')
    .select(['actorId', 'subject'])
    .where('kind', '=', 'recording-viewed')
    .execute()
  expect(views).toEqual([{ actorId: reviewer.personId, subject: `attempt:${attemptId}` }])
})

test('the playlist names pieces that begin at key frames and last as long as they were', async () => {
  const { body, headers } = await app.call('GET', addresses(attemptId)[0] ?? '', undefined, {
    headers: { cookie },
  })
  expect(headers['content-type']).toBe('application/vnd.apple.mpegurl')
  expect(headers['cache-control']).toBe('no-store')
  expect(body.match(/EXTINF:[\d.]+|chunk\S+/g)).toEqual([
    'EXTINF:4.000',
    `chunk/${trackId}/1.m4s`,
    'EXTINF:4.000',
    `chunk/${trackId}/42.m4s`,
    'EXTINF:0.967',
    `chunk/${trackId}/82.m4s`,
  ])
})

test('the list of recordings has one line of time for each kind', async () => {
  const { body } = await app.call('GET', `/api/attempts/${attemptId}/recordings`, undefined, {
    headers: { cookie },
  })
  expect(body).toMatchObject([
    {
      kind: 'camera',
      gaps: [],
      playlistUrl: addresses(attemptId)[0]?.split('?')[0],
      tracks: [{ frames: 90 }],
    },
    { kind: 'microphone', gaps: [], tracks: [{ form: 'sound', codec: 'opus' }] },
  ])
})

test('a player is told each piece with its instant, all or only the new ones', async () => {
  const at = begunAt
  const url = `/api/attempts/${attemptId}/recordings/camera/pieces`
  const [all, late] = await Promise.all(
    [url, `${url}?after=${new Date(at + 5_000).toISOString()}`].map((one) =>
      app.call('GET', one, undefined, { headers: { cookie } }),
    ),
  )
  const run = { trackId, configSeq: 1, form: 'pictures', zeroAt: at, type: 'video/mp4; codecs="avc1.42001f"' }
  expect(all?.body).toEqual({
    runs: [
      {
        ...run,
        at,
        pieces: [
          [1, 0, 4000],
          [42, 4000, 4000],
          [82, 8000, 967],
        ],
      },
    ],
  })
  expect(late?.body).toEqual({ runs: [{ ...run, at: at + 8000, pieces: [[82, 0, 967]] }] })
})

test('pictures for a strip are the key frames nearest before evenly spread moments, each once', async () => {
  const at = begunAt
  const spread = `from=${new Date(at).toISOString()}&to=${new Date(at + 9000).toISOString()}&count=9`
  const url = `${address.replace('ws', 'http')}/api/attempts/${attemptId}/recordings/camera/key-frames?${spread}`
  const answer = await fetch(url, { headers: { cookie } })
  const frames = framesIn(Buffer.from(await answer.arrayBuffer()))
  expect(frames.map(({ kind, ts }) => [kind, ts])).toEqual([
    ['config', 0],
    ['media', 0],
    ['media', 4e6],
    ['media', 8e6],
  ])
})

/** The frames of `u32 length | frame`, again and again. */
function framesIn(bytes: Buffer): Frame[] {
  if (bytes.length === 0) return []
  const end = 4 + bytes.readUInt32BE(0)
  return [decodeFrame(bytes.subarray(4, end)) as Frame, ...framesIn(bytes.subarray(end))]
}

test('an address that names nothing is not found, and a senseless one is refused', async () => {
  const base = `/api/attempts/${attemptId}/recordings/camera`
  const answers = await Promise.all(
    [`${base}/chunk/${trackId}/7.m4s`, `${base}/init/${trackId}/99.mp4`, `${base}/chunk/x/1.m4s`].map((url) =>
      app.call('GET', url, undefined, { headers: { cookie } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 400])
})

test('without the attempt’s key nobody records', async () => {
  const stranger = aPretendRecorder(() => `${address}/socket/media/${attemptId}`, {
    key: 'x'.repeat(32),
    reconnects: false,
  })
  await stranger.until(() => stranger.closes.length > 0)
  expect(stranger.closes[0]?.code).toBe(4401)
  stranger.stop()
})
