import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { anOrganisation, aPerson, signedInAs } from '../identity/testing.ts'
import { theAttemptKey } from '../media/attempt-keys.ts'
import { theRecording } from '../media/recording.ts'
import { clipPath } from '../media/serve-clips.ts'
import { recordingPaths } from '../media/serve-recordings.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { newId } from '../platform/id.ts'
import { isSignedBy, signingKeys } from '../platform/signing-key.ts'
import { aTestApp } from '../platform/testing.ts'
import { hashOfReceipt } from './deletion-receipt.ts'
import { eraseDue, finishErasures } from './erase-due.ts'
import { eraseDueHalls } from './erase-halls.ts'
import { readLedger } from './ledger.ts'
import { obeyLedger } from './obey-ledger.ts'
import { addressOf, aRetentionStage, aSecondFace, leftOf } from './testing-retention.ts'

const app = await aTestApp()
const { exam, asBoss, asReviewer, recorded, erased, opens, gets } = await aRetentionStage(app)

test('a recording is erased 30 days after the sitting, with its key and everything that shows the candidate', async () => {
  const linh = await recorded('Linh')
  await app.files.put(`media/${linh.attemptId}/track/1-sealed`, Buffer.from('sealed'))
  app.clock.set(linh.dueAt)
  app.clock.advance({ minutes: -1 })
  await eraseDue(app)
  expect((await (await asReviewer()).admin.retention.ofAttempt(linh)).erased).toBe(null)
  expect(await opens(linh.attemptId)).toBe(200)

  app.clock.advance({ minutes: 2 })
  await eraseDue(app)

  expect((await (await asReviewer()).admin.retention.ofAttempt(linh)).erased).toMatchObject({
    why: 'clock',
    by: null,
  })
  expect(await app.files.list(`media/${linh.attemptId}`)).toEqual([])
  expect(await leftOf(app, linh.attemptId)).toEqual({
    attemptKey: 0,
    trackChunk: 0,
    referencePhoto: 0,
    gazeCentre: 0,
    signalBatch: 0,
    evidence: 0,
    incident: 1,
    consent: 1,
  })
})

test('after an erasure every address of the recording is gone, and the rest of the review is not', async () => {
  const linh = await recorded('Linh')
  await erased(linh.attemptId)
  const urls = [
    ...[...Object.values(recordingPaths), clipPath].map((one) => addressOf(app, one, linh.attemptId)),
    `/api/attempts/${linh.attemptId}/recordings`,
    `/api/attempts/${linh.attemptId}/clips`,
    `/api/attempts/${linh.attemptId}/evidence/export.tar`,
    `/api/attempts/${linh.attemptId}/evidence/open-export.tar`,
    `/api/attempts/${linh.attemptId}/signals/first/crop`,
    `/api/attempts/${linh.attemptId}/checkin/review`,
  ]
  expect(await gets(...urls)).toEqual(urls.map(() => 410))
  await expect(linh.client.checkin.ownPhoto(linh)).rejects.toMatchObject({ code: 'recording-gone' })
  const timeline = await (await asReviewer()).review.timeline(linh)
  expect(timeline).toMatchObject({ recordings: [], signals: [], incidents: [{ evidence: [] }] })
})

test.each(['attempt', 'sitting', 'exam'] as const)(
  'a hold on the %s keeps a recording from the clock and from hands until a named person ends it',
  async (on) => {
    const linh = await recorded('Linh')
    const ids = { attemptId: linh.attemptId, sittingId: linh.sittingId, examId: exam.examId }
    const hold = await (await asBoss()).admin.retention.hold({
      of: { on, ...ids } as never,
      reason: 'an appeal',
    })
    app.clock.set(linh.dueAt)
    app.clock.advance({ days: 1 })
    await eraseDue(app)
    const kept = await (await asReviewer()).admin.retention.ofAttempt(linh)
    expect(kept).toMatchObject({
      erased: null,
      mayErase: false,
      holds: [{ reason: 'an appeal', by: { name: 'Boss' } }],
    })
    await expect(erased(linh.attemptId)).rejects.toMatchObject({ code: 'recording-held' })

    const ended = await (await asBoss()).admin.retention.endHold({ holdId: hold.id, reason: 'decided' })
    expect(ended.ended).toMatchObject({ by: { name: 'Boss' }, reason: 'decided' })
    await eraseDue(app)
    expect((await (await asReviewer()).admin.retention.ofAttempt(linh)).erased).toMatchObject({
      why: 'clock',
    })
    const { entries } = await (await asBoss()).admin.audit({ limit: 20 })
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['hold-made', 'hold-ended', 'recording-erased']),
    )
  },
)

test('nothing of another organisation can be held, and its holds cannot be ended', async () => {
  const linh = await recorded('Linh')
  const elsewhere = await anOrganisation(app)
  const stranger = await signedInAs(
    app,
    await aPerson(app, { organisationId: elsewhere, role: 'administrator' }),
  )
  const of = { on: 'attempt', attemptId: linh.attemptId } as const
  await expect(stranger.admin.retention.hold({ of, reason: 'mine' })).rejects.toMatchObject({
    code: 'not-found',
  })
  const { id } = await (await asBoss()).admin.retention.hold({ of, reason: 'ours' })
  await expect(stranger.admin.retention.endHold({ holdId: id, reason: 'no' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await (await asBoss()).admin.retention.endHold({ holdId: id, reason: 'over' })
})

test('who reviews reads which lanes an erased recording had', async () => {
  const { attemptId } = await recorded('Linh')
  const lost = async () => (await (await asReviewer()).admin.retention.ofAttempt({ attemptId })).lost.lanes
  expect(await lost()).toEqual([])
  await erased(attemptId)
  expect((await lost()).map(({ kind }) => kind)).toEqual(['camera', 'microphone'])
})

test('nothing is erased by hand while it goes on, nor under another name', async () => {
  const linh = await recorded('Linh', { isOver: false })
  await expect(erased(linh.attemptId)).rejects.toMatchObject({ code: 'wrong-state' })
  await expect(erased(linh.attemptId, 'Lin')).rejects.toMatchObject({ code: 'name-differs' })
  expect(await opens(linh.attemptId)).toBe(200)
})

test('what a page delivers after the erasure is refused, and what slipped in is erased with the next hour', async () => {
  const linh = await recorded('Linh')
  await erased(linh.attemptId)
  const { wrapping } = theRecording(app)
  await expect(theAttemptKey(app, wrapping, linh.attemptId)).rejects.toMatchObject({ code: 'recording-gone' })
  await linh.client.monitoring
    .signals(aSecondFace(app, linh.attemptId, { seq: 2, episode: 'late' }))
    .catch(() => undefined)
  await app.pool.query(
    `insert into signal_batch (attempt_id, outbox_id, first_seq, n, received_at, clock_offset_ms, observed_by, signals)
     values ($1, $1, 7, 1, $2, 0, 'server', '[]')`,
    [linh.attemptId, app.now()],
  )
  await finishErasures(app)
  expect(await leftOf(app, linh.attemptId)).toMatchObject({ attemptKey: 0, signalBatch: 0 })
})

test('reviewers are warned a week before something undecided is erased, and a verdict ends the warning', async () => {
  const linh = await recorded('Linh')
  const soon = async () =>
    (await (await asReviewer()).admin.retention.soon()).due.filter(
      ({ sittingId }) => sittingId === linh.sittingId,
    )
  app.clock.set(linh.dueAt)
  app.clock.advance({ days: -8 })
  expect(await soon()).toEqual([])
  app.clock.advance({ days: 2 })
  expect(await soon()).toMatchObject([{ undecided: 1, dueAt: linh.dueAt.toISOString() }])
  const [incident] = (await (await asReviewer()).incident.list(linh)).incidents
  const decision = { decision: 'dismissed', reason: 'a passer-by' } as const
  await (await asReviewer()).incident.decide({ incidentId: incident?.id ?? ('' as never), ...decision })
  await (await asReviewer()).review.conclude({
    ...linh,
    verdict: 'clear',
    reasonCode: 'nothing-found',
    reason: 'fine',
  })
  expect(await soon()).toEqual([])
})

test('what a camera of the hall recorded goes with its sitting, unless one of its candidates is held', async () => {
  const linh = await recorded('Linh')
  const cameraId = newId() as AttemptId
  const { id: by } = await app.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  await app.pool.query(
    `insert into hall_camera (id, sitting_id, name, address, sealed_address, created_at, created_by)
     values ($1, $2, 'Door', 'rtsp://door', 'sealed', $3, $4)`,
    [cameraId, linh.sittingId, app.now(), by],
  )
  const { wrapping } = theRecording(app)
  await theAttemptKey(app, wrapping, cameraId)
  const of = { on: 'attempt', attemptId: linh.attemptId } as const
  const hold = await (await asBoss()).admin.retention.hold({ of, reason: 'an appeal' })
  app.clock.set(linh.dueAt)
  await eraseDueHalls(app)
  expect(await leftOf(app, cameraId)).toMatchObject({ attemptKey: 1 })
  await (await asBoss()).admin.retention.endHold({ holdId: hold.id, reason: 'decided' })
  await eraseDueHalls(app)
  expect(await leftOf(app, cameraId)).toMatchObject({ attemptKey: 0 })
  await expect(theAttemptKey(app, wrapping, cameraId)).rejects.toMatchObject({ code: 'recording-gone' })
  const { receipts } = await (await asBoss()).admin.retention.receipts({})
  const line = receipts.find(({ what }) => what === 'hall')
  expect(line).toMatchObject({
    cameraName: 'Door',
    candidateName: null,
    attemptId: null,
    why: 'clock',
    by: null,
  })
  const { receipt, hash, signature, keyId } = await (await asBoss()).admin.retention.receipt({
    number: line?.number ?? '',
  })
  expect(receipt).toMatchObject({
    ...{ what: 'hall', camera: { id: cameraId, name: 'Door' }, sittingId: linh.sittingId, retentionDays: 30 },
    key: { number: expect.any(Number), wrappedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(hashOfReceipt(receipt)).toBe(hash)
  const bytes = Buffer.from(canonicalJson(receipt))
  expect(isSignedBy(signingKeys(app.config.data).keys, { keyId, signature, bytes })).not.toBe('not-signed')
  expect((await readLedger(app.config.data)).lines.map((one) => one.receipt.number)).toContain(receipt.number)

  expect((await (await asReviewer()).admin.retention.ofAttempt(linh)).lost.halls).toEqual([
    { cameraId, name: 'Door', erasedAt: app.now().toISOString(), number: receipt.number },
  ])

  // A backup from before brings the key back; the ledger is obeyed before anything is served.
  await app.db.deleteFrom('erasure').where('cameraId', '=', cameraId).execute()
  await app.db.deleteFrom('erasedRecording').where('attemptId', '=', cameraId).execute()
  await theAttemptKey(app, wrapping, cameraId)
  await obeyLedger(app)
  expect(await leftOf(app, cameraId)).toMatchObject({ attemptKey: 0 })
  expect((await (await asBoss()).admin.retention.receipt(receipt)).hash).toBe(hash)

  // What was just being sealed, or what a crash left.
  await app.files.put(`media/${cameraId}/track/1-late`, Buffer.from('sealed'))
  await finishErasures(app)
  expect(await app.files.list(`media/${cameraId}`)).toEqual([])
})

test('a candidate reads until when the own recording is kept, and that it was erased', async () => {
  const linh = await recorded('Linh')
  expect(await linh.client.admin.retention.mine(linh)).toEqual({
    dueAt: linh.dueAt.toISOString(),
    isHeld: false,
    hasAny: true,
    erased: null,
    filesErased: null,
  })
  const { number } = await erased(linh.attemptId)
  expect(await linh.client.admin.retention.mine(linh)).toMatchObject({ erased: { number, why: 'request' } })
})
