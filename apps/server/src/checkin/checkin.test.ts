import { createRequire } from 'node:module'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { begins, enters, theProctor } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { theVision } from '../platform/vision/vision.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { gazeCentreOf } from './gaze-centre.ts'

const app = await aTestApp({ config: { visionProcesses: 1 } })
const author = await aPerson(app, { role: 'author' })
const proctor = await signedInAs(app, await theProctor(app))
const shows = {
  streams: { camera: 'required', microphone: 'off', screen: 'off' },
  admission: 'automatic',
  identityDocument: true,
  livenessChallenge: true,
  roomScan: true,
} as const
const exam = await anExam(app, author, { preset: 'standard', policy: shows })
const linh = await portrait('sample6.jpg', { left: 480, top: 240, width: 660, height: 495 })
const kim = await portrait('sample3.jpg', { left: 370, top: 230, width: 640, height: 480 })
const nobody = await flat('#777')

test('the machine says what is wrong with a photo, and keeps it all the same', async () => {
  const { client, attemptId } = await inTheCheckin()
  const first = await client.checkin.referencePhoto({ attemptId, data: nobody })
  expect(first).toMatchObject({ hasReferencePhoto: true, photo: { isChecked: true, faults: ['no-face'] } })
  const second = await client.checkin.referencePhoto({ attemptId, data: linh })
  expect(second.photo).toMatchObject({ isChecked: true, faults: [] })
  const { referencePhoto } = await client.checkin.ownPhoto({ attemptId })
  expect(await widthOf(referencePhoto)).toBe(640)
})

test('a photo is a JPEG of a size that a page sends, and nothing else is read', async () => {
  const { client, attemptId } = await inTheCheckin()
  const grey = (width: number) => sharp({ create: { width, height: width, channels: 3, background: '#777' } })
  const others = [
    await grey(60).png().toBuffer(),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"/>'),
    await grey(3_000).jpeg().toBuffer(),
  ]
  const taken = await Promise.allSettled(
    others.map((other) => client.checkin.referencePhoto({ attemptId, data: other.toString('base64') })),
  )
  const refused = { reason: expect.objectContaining({ code: 'photo-not-readable' }) }
  expect(taken).toMatchObject([refused, refused, refused])
})

test('a document with the same face matches; with another one a person is to look, and nothing worse is said', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.referencePhoto({ attemptId, data: linh })
  const same = await client.checkin.identityDocument({ attemptId, data: linh })
  expect(same.missing).toEqual(['devices', 'liveness', 'room-scan'])
  expect(same.forPerson).toEqual([])

  const other = await client.checkin.identityDocument({ attemptId, data: kim })
  expect(other.shown[0]).toEqual({ step: 'identity-document', state: 'done' })
  expect(other.forPerson).toEqual(['identity-document'])
  const review = await proctor.checkin.look({ attemptId })
  expect(review.identityDocument).toMatchObject({ portrait: 'inconclusive' })
})

test('whoever takes another reference photo is not vouched for by the one before', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.referencePhoto({ attemptId, data: linh })
  expect((await client.checkin.identityDocument({ attemptId, data: linh })).forPerson).toEqual([])
  const { forPerson } = await client.checkin.referencePhoto({ attemptId, data: kim })
  expect(forPerson).toEqual(['identity-document'])
  const { identityDocument } = await proctor.checkin.look({ attemptId })
  expect(identityDocument).toMatchObject({ portrait: 'not-checked' })
})

test('nor by one that was replaced while a document was compared with it', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.referencePhoto({ attemptId, data: linh })
  const comparing = client.checkin.identityDocument({ attemptId, data: linh })
  await vi.waitFor(() => expect(theVision(app).load().waiting).toBeGreaterThan(0), {
    interval: 2,
    timeout: 30_000,
  })
  await client.checkin.referencePhoto({ attemptId, data: kim })
  expect((await comparing).forPerson).toEqual(['identity-document'])
  const { identityDocument } = await proctor.checkin.look({ attemptId })
  expect(identityDocument).not.toMatchObject({ portrait: 'match' })
})

test('what the machine did not come to look at is shown to a person all the same', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.identityDocument({ attemptId, data: kim })
  const stills = [{ data: nobody, pan: 0, tilt: 0, things: [] }]
  await client.checkin.roomScan({ attemptId, coverage: 0.9, stills })
  // As where the server was stopped in between.
  await app.db.deleteFrom('checkinStep').where('attemptId', '=', attemptId).execute()
  expect(await proctor.checkin.look({ attemptId })).toMatchObject({
    identityDocument: { portrait: 'not-checked', picture: expect.stringMatching(/^data:image/) },
    room: { coverage: 0, stills: [{ pan: 0 }] },
  })
})

test('a room is kept as stills with what was seen in each; things found are for a person', async () => {
  const { client, attemptId } = await inTheCheckin()
  const stills = [
    { data: nobody, pan: 0, tilt: 0, things: [] },
    { data: kim, pan: -0.5, tilt: 0, things: [{ what: 'phone', score: 0.7 }] },
  ]
  const scanned = await client.checkin.roomScan({ attemptId, coverage: 0.9, stills })
  expect(scanned.forPerson).toEqual(['room-scan'])
  const again = await client.checkin.roomScan({ attemptId, coverage: 0.9, stills: stills.slice(0, 1) })
  expect(again.forPerson).toEqual([])
  const { room } = await proctor.checkin.look({ attemptId })
  expect(room).toMatchObject({ coverage: 0.9, stills: [{ pan: 0, things: [] }] })
})

test('whoever asks for a person instead reaches the lobby, but is let in by a person only', async () => {
  const { client, attemptId, sittingId } = await inTheCheckin()
  await client.checkin.devices({ attemptId, devices: [working] })
  await client.checkin.referencePhoto({ attemptId, data: linh })
  await client.checkin.askPerson({ attemptId, step: 'identity-document' })
  await client.checkin.askPerson({ attemptId, step: 'liveness' })
  const view = await client.checkin.askPerson({ attemptId, step: 'room-scan' })
  expect(view.missing).toEqual([])
  expect(view.forPerson).toEqual(['identity-document', 'liveness', 'room-scan'])
  expect(await client.checkin.ready({ attemptId })).toMatchObject({ state: 'waiting', isAdmitted: false })
  expect(await proctor.checkin.admitAll({ sittingId })).toEqual({ admitted: 0 })
  await proctor.checkin.admit({ attemptId })
  expect(await client.attempt.get({ attemptId })).toMatchObject({ isAdmitted: true })
})

test('who has shown everything, and raised no question, goes in by themselves', async () => {
  const easy = { ...shows, livenessChallenge: false, identityDocument: false }
  const { client, attemptId } = await inTheCheckin(
    await anExam(app, author, { preset: 'standard', policy: easy }),
  )
  await client.checkin.devices({ attemptId, devices: [working] })
  await client.checkin.referencePhoto({ attemptId, data: linh })
  const stills = [{ data: nobody, pan: 0, tilt: 0, things: [] }]
  await client.checkin.roomScan({ attemptId, coverage: 1, stills })
  expect(await client.checkin.ready({ attemptId })).toMatchObject({ isAdmitted: true })
})

test('each try gets a challenge of its own; one that was not passed stays open, and a still face is not called alive', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.referencePhoto({ attemptId, data: linh })
  const { tries } = await client.checkin.beginLiveness({ attemptId })
  const second = await client.checkin.beginLiveness({ attemptId })
  expect([tries, second.tries]).toEqual([1, 2])

  const late = { result: 'timed-out', evidence: [], slips: [] } as const
  const open = await client.checkin.liveness({
    attemptId,
    record: { ...late, evidence: [], slips: [] },
    stills: [],
  })
  expect(open.missing).toContain('liveness')

  const { steps } = second.challenge
  const evidence = steps.map(({ action }) => ({ action, askedAt: 1, reachedAt: 2, returnedAt: 3 }))
  const stills = steps.flatMap(({ action }, step) => [
    { step, shows: 'rest' as const, data: linh },
    { step, shows: action, data: linh },
  ])
  const claimed = { result: 'passed' as const, evidence, slips: [] }
  const done = await client.checkin.liveness({ attemptId, record: claimed, stills })
  expect(done.missing).not.toContain('liveness')
  expect(done.forPerson).toEqual(['liveness'])
  const { liveness } = await proctor.checkin.look({ attemptId })
  expect(liveness).toMatchObject({ found: 'unclear', samePerson: 'match', tries: 2 })
  expect(liveness?.stills).toHaveLength(8)
})

test('a try that fails takes back no request for a person', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.beginLiveness({ attemptId })
  await client.checkin.askPerson({ attemptId, step: 'liveness' })
  const view = await client.checkin.liveness({
    attemptId,
    record: { result: 'failed', evidence: [], slips: [] },
    stills: [],
  })
  expect(view.missing).not.toContain('liveness')
  expect(view.forPerson).toContain('liveness')
})

test('which pictures a proctor looked at stands in the audit', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.referencePhoto({ attemptId, data: nobody })
  await client.checkin.identityDocument({ attemptId, data: nobody })
  await proctor.checkin.look({ attemptId })
  const entries = await app.db
    .selectFrom('auditEntry')
    .select('kind')
    .where('subject', '=', `attempt:${attemptId}`)
    .orderBy('kind')
    .execute()
  expect(entries.map(({ kind }) => kind)).toEqual(['identity-document-seen', 'reference-photo-seen'])
})

test('pictures are sealed, and gone with the attempt’s key', async () => {
  const { client, attemptId } = await inTheCheckin()
  await client.checkin.identityDocument({ attemptId, data: kim })
  const { sealed } = await app.db
    .selectFrom('checkinPicture')
    .select('sealed')
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  await app.db.deleteFrom('attemptKey').where('attemptId', '=', attemptId).execute()
  expect(await proctor.checkin.look({ attemptId })).toMatchObject({ identityDocument: null })
})

test('without consent to the camera nothing is taken, and once the exam runs nobody becomes another', async () => {
  const { client, attemptId, candidate } = await inTheCheckin()
  await client.checkin.consent({ attemptId, consents: [{ stream: 'camera', isGiven: false }], wording: 'w' })
  await expect(client.checkin.identityDocument({ attemptId, data: nobody })).rejects.toMatchObject({
    code: 'consent-missing',
  })
  const running = await begins(app, candidate)
  await running.client.checkin.consent({ attemptId, consents: [yes], wording: 'w' })
  await expect(running.client.checkin.referencePhoto({ attemptId, data: kim })).rejects.toMatchObject({
    code: 'wrong-state',
  })
})

test('what was learnt of a candidate’s gaze is there for whoever judges it', async () => {
  const { client, attemptId } = await inTheCheckin()
  expect(await gazeCentreOf(app, attemptId)).toBeUndefined()
  const centre = {
    ...{ yaw: 2, pitch: -8, h: 0.51, v: 0.02, openness: 0.3, right: 0.31, left: 0.29 },
    reach: { yaw: 6, pitch: 5, h: 0.03 },
  }
  await client.checkin.gazeCentre({ attemptId, centre })
  expect(await gazeCentreOf(app, attemptId)).toEqual(centre)
})

const yes = { stream: 'camera', isGiven: true } as const
const working = { check: 'camera', state: 'good', code: 'works', detail: {} } as const

/** A candidate who has agreed to the camera. */
async function inTheCheckin(written = exam) {
  const { sittingId, candidate } = await aSitting(app, { by: author, exam: written }).with(aCandidate('Linh'))
  const device = await enters(app, candidate('Linh'))
  await device.client.checkin.consent({ attemptId: device.attemptId, consents: [yes], wording: 'w' })
  return { ...device, sittingId, candidate: candidate('Linh') }
}

/** A stretch of a photograph that @vladmandic/face-api brings along, in base64. */
async function portrait(
  file: string,
  area: { left: number; top: number; width: number; height: number },
): Promise<string> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'))
  const jpeg = await sharp(path.join(folder, 'demo', file))
    .extract(area)
    .resize(640, 480)
    .jpeg()
    .toBuffer()
  return jpeg.toString('base64')
}

async function flat(background: string): Promise<string> {
  const jpeg = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return jpeg.toString('base64')
}

async function widthOf(dataUrl: string | null): Promise<number> {
  return (await sharp(Buffer.from(dataUrl?.split(',')[1] ?? '', 'base64')).metadata()).width
}
