import { execFileSync } from 'node:child_process'
import type { Frame } from '@invigil/contract/frame.ts'
import { decodeFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import { afterAll, expect, test, vi } from 'vitest'
import { anExam } from '../../exam/testing.ts'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'
import { readTrack } from '../read-track.ts'
import { theRecording } from '../recording.ts'
import { theRecordingPlace } from '../recording-place.ts'
import { verifyAttempt } from '../verify.ts'
import { aCamera, whyNoCamera } from './testing-camera.ts'

const missing = whyNoCamera()
if (missing) console.warn(`cameras of halls are not tested: ${missing}`)
const testWithCamera = test.skipIf(missing !== undefined)

const app = await aTestApp({ config: { ffmpeg: 'ffmpeg' } })
const author = await aPerson(app, { role: 'author' })
const client = await signedInAs(app, author)
const exam = await anExam(app, author, { preset: 'standard', policy: { recording: 'whole' } })
const live = await anExam(app, author, { preset: 'standard', policy: { recording: 'none' } })
const camera = missing ? undefined : await aCamera()
afterAll(() => camera?.stop())
const address = camera?.address ?? 'rtsp://127.0.0.1:1/hall'

testWithCamera(
  'a camera of the hall is shown, recorded and sealed like any other track',
  { timeout: 40_000 },
  async () => {
    const sittingId = await aSittingOf(exam)
    const added = await client.media.addHallCamera({ sittingId, name: 'Front', address })
    const frames = watch(added.id)
    await untilIs(sittingId, 'showing')
    await vi.waitFor(
      () => expect(frames.filter(({ kind }) => kind === 'media').length).toBeGreaterThan(20),
      patience,
    )
    expect(frames[0]).toMatchObject({ kind: 'config', track: 'hall' })
    expect(frames[1]?.isKey).toBe(true)

    await client.media.removeHallCamera({ sittingId, cameraId: added.id })
    await vi.waitFor(() => expect(runningFor(camera?.shown)).toBe(0), patience)
    await theRecording(app).settled()
    theRecording(app).ingest.closeChunks()
    await theRecording(app).indexed()
    const stored = await readTrack(app, asAttempt(added.id), 'hall')
    expect(stored.length).toBeGreaterThan(20)
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    const verdict = await verifyAttempt(app, theRecordingPlace(app), asAttempt(added.id))
    expect(verdict).toMatchObject({ tracks: 1, faults: [] })
  },
)

testWithCamera(
  'name and password are shown to nobody: not in lists, not in the audit, not among the processes',
  { timeout: 40_000 },
  async () => {
    const sittingId = await aSittingOf(live)
    const added = await client.media.addHallCamera({ sittingId, name: 'Back', address })
    await untilIs(sittingId, 'showing')
    expect(added.address).toBe(camera?.shown)
    const listed = JSON.stringify(await client.media.hallCameras({ sittingId }))
    const audit = JSON.stringify(await app.db.selectFrom('auditEntry').select('body').execute())
    const processes = execFileSync('ps', ['-eo', 'args']).toString()
    expect([listed, audit, processes].map((text) => text.includes('p%40ss'))).toEqual([false, false, false])
    await client.media.removeHallCamera({ sittingId, cameraId: added.id })
  },
)

testWithCamera(
  'where the policy keeps nothing a camera is shown and not stored',
  { timeout: 40_000 },
  async () => {
    const sittingId = await aSittingOf(live)
    const { id } = await client.media.addHallCamera({ sittingId, name: 'Door', address })
    const frames = watch(id)
    await vi.waitFor(() => expect(frames.length).toBeGreaterThan(10), patience)
    expect(
      await app.db.selectFrom('track').select('id').where('attemptId', '=', asAttempt(id)).execute(),
    ).toEqual([])
    await client.media.removeHallCamera({ sittingId, cameraId: id })
  },
)

testWithCamera('a camera that goes away is tried again until it is back', { timeout: 60_000 }, async () => {
  const sittingId = await aSittingOf(live)
  const short = await aCamera()
  const { id } = await client.media.addHallCamera({ sittingId, name: 'Short', address: short.address })
  await untilIs(sittingId, 'showing')
  await short.stop()
  await untilIs(sittingId, 'connecting')
  await vi.waitFor(async () => expect((await theOne(sittingId)).trouble).toBe('unreachable'), patience)
  await client.media.removeHallCamera({ sittingId, cameraId: id })
})

testWithCamera(
  'what is wrong with a camera is said: its password, its codec, its address',
  { timeout: 60_000 },
  async () => {
    const vp8 = await aCamera('vp8')
    const wrong = [
      [address.replace('p%40ss', 'guessed'), 'refused'],
      [vp8.address, 'not-h264'],
      ['rtsp://127.0.0.1:1/hall', 'unreachable'],
    ] as const
    const found = wrong.map(async ([at, trouble]) => {
      const sittingId = await aSittingOf(live)
      const { id } = await client.media.addHallCamera({ sittingId, name: 'Wrong', address: at })
      await vi.waitFor(async () => expect((await theOne(sittingId)).trouble).not.toBeNull(), patience)
      const told = (await theOne(sittingId)).trouble
      await client.media.removeHallCamera({ sittingId, cameraId: id })
      return [told, trouble]
    })
    const pairs = await Promise.all(found)
    await vp8.stop()
    expect(pairs.map(([told]) => told)).toEqual(pairs.map(([, trouble]) => trouble))
  },
)

test('an address that is no camera’s, or that could be read as an option or another file, is refused', async () => {
  const sittingId = await aSittingOf(live)
  const bad = [
    'http://camera/',
    'file:///etc/passwd',
    "rtsp://a/'\nfile 'b'",
    'rtsp://',
    '-i x',
    'rtsp://a b/',
  ]
  const asked = await Promise.allSettled(
    bad.map((at) => client.media.addHallCamera({ sittingId, name: 'Bad', address: at })),
  )
  expect(asked.map(({ status }) => status)).toEqual(bad.map(() => 'rejected'))
})

const patience = { timeout: 20_000, interval: 100 }

async function aSittingOf(written: typeof exam): Promise<SittingId> {
  const { sittingId } = await aSitting(app, { by: author, exam: written }).with(aCandidate('Linh'))
  return sittingId
}

function asAttempt(id: HallCameraId): AttemptId {
  return id as string as AttemptId
}

/** Every frame that a wall would get from now on. */
function watch(id: HallCameraId): Frame[] {
  const frames: Frame[] = []
  theRecording(app).live.watch(asAttempt(id), 'hall', (bytes) => {
    const frame = decodeFrame(bytes)
    if (typeof frame !== 'string') frames.push(frame)
    return true
  })
  return frames
}

async function theOne(sittingId: SittingId) {
  const [one] = await client.media.hallCameras({ sittingId })
  if (!one) throw new Error('the sitting has no camera')
  return one
}

async function untilIs(sittingId: SittingId, state: string): Promise<void> {
  await vi.waitFor(async () => expect((await theOne(sittingId)).state).toBe(state), patience)
}

/** How many processes of ffmpeg run; the camera’s address is in none of their names. */
function runningFor(shown: string | undefined): number {
  const processes = execFileSync('ps', ['-eo', 'ppid,args']).toString().split('\n')
  const ours = processes.filter(
    (line) => line.trim().startsWith(`${process.pid} `) && line.includes('concat'),
  )
  return shown ? ours.length : 0
}
