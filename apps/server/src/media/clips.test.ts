import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { afterAll, expect, test } from 'vitest'
import { enters } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, aSignInCookie, ownOrganisation } from '../identity/testing.ts'
import { isSignedBy, signingKeys } from '../platform/signing-key.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { deleteClips } from './clips.ts'
import { theRecording } from './recording.ts'
import { hasFfmpeg, probe, somePictures, someSound } from './testing-material.ts'
import { aConfig, aPretendRecorder } from './testing-recorder.ts'

const app = await aTestApp()
const http = await app.listen()
const here = await ownOrganisation(app)
const by = await aPerson(app, { organisationId: here })
const exam = await anExam(app, by, { preset: 'strict' })
const { candidate } = await aSitting(app, { by, exam }).with(aCandidate('Linh'))
const { attemptId, attemptKey } = await enters(app, candidate('Linh'))
const reviewer = await aPerson(app, { organisationId: here, role: 'reviewer', name: 'Rose Martin' })
const headers = { cookie: await aSignInCookie(app, reviewer.personId) }
const begunAt = app.now().getTime()
const folder = mkdtempSync(path.join(tmpdir(), 'invigil-clip-'))
afterAll(() => rmSync(folder, { recursive: true }))
if (hasFfmpeg) await recordTwentySeconds(attemptId, attemptKey)

/** Four seconds of the screen in pictures of one size, and after a second without any four more in another. */
async function recordSteppingDown(id: AttemptId, key: string): Promise<void> {
  const recorder = aPretendRecorder(() => `${http.replace('http', 'ws')}/socket/media/${id}`, { key })
  await recorder.until(() => recorder.notices.length > 0)
  for (const [index, [width, height]] of [
    [320, 240],
    [160, 120],
  ].entries()) {
    const { codec, description, frames } = somePictures({ seconds: 4, size: `${width}x${height}` })
    const ts = index * 5e6
    recorder.send('screen', {
      kind: 'config',
      ts,
      payload: aConfig(begunAt - 10_000, { codec, description, width, height }),
    })
    for (const [tenth, { isKey, bytes }] of frames.entries())
      recorder.send('screen', { isKey, ts: ts + tenth * 1e5, payload: bytes })
  }
  await recorder.until(() => recorder.acked('screen') === recorder.made.get('screen')?.length)
  recorder.stop()
  theRecording(app).ingest.closeChunks()
  await theRecording(app).indexed()
}

/** Twenty seconds of camera and microphone; nothing of the camera from the eighth to the twelfth, for want of a network. */
async function recordTwentySeconds(id: AttemptId, key: string): Promise<void> {
  const recorder = aPretendRecorder(() => `${http.replace('http', 'ws')}/socket/media/${id}`, { key })
  await recorder.until(() => recorder.notices.length > 0)
  const { codec, description, frames } = somePictures({ seconds: 20 })
  const size = { width: 320, height: 240 }
  recorder.send('camera', {
    kind: 'config',
    ts: 0,
    payload: aConfig(begunAt, { codec, description, ...size }),
  })
  const sound = { form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1 } as const
  recorder.send('microphone', { kind: 'config', ts: 0, payload: aConfig(begunAt, sound) })
  for (const [tenth, { isKey, bytes }] of frames.entries())
    if (tenth < 80 || tenth >= 120) recorder.send('camera', { isKey, ts: tenth * 1e5, payload: bytes })
    else if (tenth === 80)
      recorder.send('camera', {
        kind: 'mark',
        ts: 8e6,
        payload: Buffer.from('{"what":"skipped","reason":"network"}'),
      })
  for (const [tenth, payload] of someSound(20).entries())
    recorder.send('microphone', { isKey: true, ts: tenth * 1e5, payload })
  const ended = Buffer.from('{"what":"ended","reason":"submitted"}')
  recorder.send('camera', { kind: 'mark', ts: 2e7, payload: ended })
  recorder.send('microphone', { kind: 'mark', ts: 2e7, payload: ended })
  const isSafe = (kind: 'camera' | 'microphone') => recorder.acked(kind) === recorder.made.get(kind)?.length
  await recorder.until(() => isSafe('camera') && isSafe('microphone'))
  recorder.stop()
  await theRecording(app).indexed()
}

function seconds(from: number, to: number) {
  return {
    fromAt: new Date(begunAt + from * 1000).toISOString(),
    toAt: new Date(begunAt + to * 1000).toISOString(),
  }
}

async function order(body: object) {
  const { status, body: clip } = await app.call('POST', `/api/attempts/${attemptId}/clips`, body, { headers })
  return { status, clip }
}

/** Orders a clip, lets it be made, and unpacks its archive. */
async function exported(from: number, to: number, kinds: string[]): Promise<string> {
  await order({ ...seconds(from, to), kinds, reason: 'an appeal' })
  await app.work()
  const { body } = await app.call('GET', `/api/attempts/${attemptId}/clips`, undefined, { headers })
  const { fileUrl } = body.clips[0]
  const answer = await fetch(`${http}${fileUrl}`, { headers })
  const archive = Buffer.from(await answer.arrayBuffer())
  const place = mkdtempSync(path.join(folder, 'clip-'))
  writeFileSync(path.join(place, 'clip.zip'), archive)
  execFileSync('unzip', ['-q', 'clip.zip'], { cwd: place })
  return place
}

test.skipIf(!hasFfmpeg)(
  'a clip is cut to the wanted stretch, with both streams, and decodes whole',
  async () => {
    const clip = await exported(1.5, 7, ['camera', 'microphone'])
    const { durations, codecs, complaints } = probe(path.join(clip, 'camera.mp4'))
    expect([codecs, complaints]).toEqual([['h264', 'opus'], ''])
    expect(Math.abs((durations.video ?? 0) - 5.5)).toBeLessThan(0.05)
    expect(Math.abs((durations.audio ?? 0) - 5.5)).toBeLessThan(0.05)
  },
)

test.skipIf(!hasFfmpeg)(
  'in a gap the last picture stands, sound goes on, and the manifest says so',
  async () => {
    const clip = await exported(5, 15, ['camera', 'microphone'])
    const { durations, complaints } = probe(path.join(clip, 'camera.mp4'))
    const manifest = JSON.parse(readFileSync(path.join(clip, 'manifest.json'), 'utf8'))
    const movie = readFileSync(path.join(clip, 'camera.mp4'))
    expect([Math.round(durations.video ?? 0), Math.round(durations.audio ?? 0), complaints]).toEqual([
      10,
      10,
      '',
    ])
    expect(manifest).toMatchObject({
      ...{ format: 'invigil-clip/1', attemptId, ...seconds(5, 15), reason: 'an appeal' },
      exportedBy: { id: reviewer.personId, name: 'Rose Martin' },
      lanes: [
        { kind: 'camera', gaps: [{ fromAt: seconds(7.9, 0).fromAt, reason: 'network' }] },
        { kind: 'microphone', gaps: [] },
      ],
      files: [{ name: 'camera.mp4', bytes: movie.length, sha256: sha256(movie) }],
    })
    expect(manifest.lanes[0].tracks[0].chunks.at(-1).chainSha256).toMatch(/^[0-9a-f]{64}$/)
  },
)

test.skipIf(!hasFfmpeg)(
  'a lane that stepped down is one movie as long as it was, in both sizes',
  async () => {
    await recordSteppingDown(attemptId, attemptKey)
    const clip = await exported(-9, -2, ['screen'])
    const { durations, codecs, complaints } = probe(path.join(clip, 'screen.mp4'))
    expect([codecs, Math.round(durations.video ?? 0), complaints]).toEqual([['h264'], 7, ''])
    const asked = [
      '-v',
      'error',
      '-select_streams',
      'v',
      '-show_entries',
      'frame=width',
      '-of',
      'csv=p=0',
      'screen.mp4',
    ]
    const widths = execFileSync('ffprobe', asked, { cwd: clip }).toString().match(/\d+/g)
    expect([...new Set(widths)]).toEqual(['320', '160'])
  },
)

test.skipIf(!hasFfmpeg)('sound alone becomes a movie of its own', async () => {
  const clip = await exported(3, 6, ['microphone'])
  const { durations, codecs, complaints } = probe(path.join(clip, 'sound.mp4'))
  expect([codecs, Math.round(durations.audio ?? 0), complaints]).toEqual([['opus'], 3, ''])
})

test.skipIf(!hasFfmpeg)('the manifest is signed by the installation', async () => {
  const clip = await exported(3, 6, ['microphone'])
  const bytes = readFileSync(path.join(clip, 'manifest.json'))
  const { keyId, signature } = JSON.parse(readFileSync(path.join(clip, 'signature.json'), 'utf8'))
  const { keys } = signingKeys(app.config.data)
  const changed = Buffer.from(bytes.toString().replace('an appeal', 'a whim'))
  expect(isSignedBy(keys, { keyId, signature, bytes })).toBe('signed')
  expect(isSignedBy(keys, { keyId, signature, bytes: changed })).toBe('not-signed')
})

test('a clip needs a reason and a length of up to two hours', async () => {
  const answers = await Promise.all([
    order({ ...seconds(0, 5), kinds: ['camera'], reason: ' ' }),
    order({ ...seconds(5, 5), kinds: ['camera'], reason: 'an appeal' }),
    order({ ...seconds(0, 7_201), kinds: ['camera'], reason: 'an appeal' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
})

test('who exported what and why stands in the audit', async () => {
  const { clip } = await order({ ...seconds(0, 5), kinds: ['camera'], reason: 'the board asked' })
  const entry = await app.db
    .selectFrom('auditEntry')
    .select(['actorId', 'subject', 'body'])
    .where('kind', '=', 'clip-exported')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({
    ...{ actorId: reviewer.personId, subject: `attempt:${attemptId}` },
    body: { clipId: clip.id, kinds: ['camera'], reason: 'the board asked' },
  })
})

test('whoever may not review gets no clip, and a proctor none either', async () => {
  const proctor = await aPerson(app, { organisationId: here, role: 'proctor' })
  const { clip } = await order({ ...seconds(0, 5), kinds: ['camera'], reason: 'an appeal' })
  await app.work()
  const url = `/api/attempts/${attemptId}/clips/${clip.id}/clip.zip`
  const callers = [{}, { cookie: await aSignInCookie(app, proctor.personId) }, headers]
  const answers = await Promise.all(callers.map((one) => app.call('GET', url, undefined, { headers: one })))
  expect(answers.map(({ status }) => status)).toEqual([401, 403, hasFfmpeg ? 200 : 410])
})

test('a clip is deleted with its files after a day', async () => {
  await order({ ...seconds(0, 5), kinds: ['camera'], reason: 'an appeal' })
  await app.work()
  app.clock.advance({ hours: 24 })
  await deleteClips(app)
  const left = await app.db.selectFrom('clip').selectAll().execute()
  expect([left, await app.files.list('clip')]).toEqual([[], []])
})

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
