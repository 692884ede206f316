import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { begins } from '../../attempt/testing.ts'
import { anExam } from '../../exam/testing.ts'
import { aPerson, ownOrganisation } from '../../identity/testing.ts'
import { theRecording } from '../../media/recording.ts'
import { hasFfmpeg, probe, somePictures, someSound } from '../../media/testing-material.ts'
import { aConfig, aPretendRecorder } from '../../media/testing-recorder.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'
import { packExport } from './export.ts'
import { makeFilms } from './films.ts'
import { renewManifest } from './keep-manifest.ts'
import { filesIn } from './testing-evidence.ts'
import { verifyExport } from './verify-export.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-films-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Six seconds of camera and microphone, and of a smaller camera from the ninth to the tenth. */
async function recordSixSeconds() {
  const by = await aPerson(app, { organisationId: await ownOrganisation(app) })
  const exam = await anExam(app, by, { preset: 'strict' })
  const { candidate } = await aSitting(app, { by, exam }).with(aCandidate('Linh'))
  const { attemptId, attemptKey } = await begins(app, candidate('Linh'))
  const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`, { key: attemptKey })
  await recorder.until(() => recorder.notices.length > 0)
  const { codec, description, frames } = somePictures({ seconds: 6 })
  const small = somePictures({ seconds: 1, size: '160x120' })
  // Nothing is taken for later than it arrives.
  const at = app.now().getTime() - 10_000
  const pictures = aConfig(at, { codec, description, width: 320, height: 240 })
  recorder.send('camera', { kind: 'config', ts: 0, payload: pictures })
  const sound = { form: 'sound', codec: 'opus', sampleRate: 48_000, channels: 1 } as const
  recorder.send('microphone', { kind: 'config', ts: 0, payload: aConfig(at, sound) })
  for (const [tenth, { isKey, bytes }] of frames.entries())
    recorder.send('camera', { isKey, ts: tenth * 1e5, payload: bytes })
  // It steps down for the last second, after three without any picture.
  recorder.send('camera', {
    ...{ kind: 'config', ts: 9e6 },
    payload: aConfig(at, {
      codec: small.codec,
      description: small.description,
      width: 160,
      height: 120,
    }),
  })
  for (const [tenth, { isKey, bytes }] of small.frames.entries())
    recorder.send('camera', { isKey, ts: 9e6 + tenth * 1e5, payload: bytes })
  for (const [tenth, payload] of someSound(6).entries())
    recorder.send('microphone', { isKey: true, ts: tenth * 1e5, payload })
  const isSafe = (kind: 'camera' | 'microphone') => recorder.acked(kind) === recorder.made.get(kind)?.length
  await recorder.until(() => isSafe('camera') && isSafe('microphone'))
  recorder.stop()
  theRecording(app).ingest.closeChunks()
  await theRecording(app).indexed()
  return attemptId
}

test.skipIf(!hasFfmpeg)(
  'the films of an open export play in another program, and are gone from here',
  async () => {
    const attemptId = await recordSixSeconds()
    const signed = await renewManifest(app, attemptId)
    const tar = await buffer(packExport(app, signed, { isOpen: true }))
    expect((await verifyExport(Readable.from([tar]))).faults).toEqual([])
    const films = (await filesIn(tar)).filter(({ name }) => name.startsWith('films/'))
    expect(films.map(({ name }) => name)).toEqual(['films/camera-1.mp4', 'films/microphone-1.mp4'])
    const probed = films.map(({ name, bytes }) => {
      const file = path.join(folder, path.basename(name))
      writeFileSync(file, bytes)
      return probe(file)
    })
    expect(probed).toMatchObject([
      { codecs: ['h264'], durations: { video: expect.closeTo(10, 1) }, complaints: '' },
      { codecs: ['opus'], durations: { audio: expect.closeTo(6, 1) }, complaints: '' },
    ])
  },
)

test.skipIf(!hasFfmpeg)(
  'a film that is being taken out lies in no file that a crash could leave',
  async () => {
    const films = makeFilms(app, await recordSixSeconds())
    const first = await films.next()
    expect(first.done).toBe(false)
    expect(readdirSync(app.config.data).filter((name) => name.startsWith('film'))).toEqual([])
    await films.return(undefined)
  },
)
