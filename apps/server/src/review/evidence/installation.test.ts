import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { SigningKey } from '@invigil/contract/evidence.ts'
import { expect, test, vi } from 'vitest'
import { aPerson, aSignInCookie, ownOrganisation, signedInAs } from '../../identity/testing.ts'
import { rotateSigningKey } from '../../platform/signing-key.ts'
import { aTestApp } from '../../platform/testing.ts'
import { anchorFileOf } from './anchors.ts'
import { checkAttempt } from './check-attempt.ts'
import { checkHeads } from './check-heads.ts'
import { packExport } from './export.ts'
import { latestManifest, renewLateManifests, renewManifest } from './keep-manifest.ts'
import { manifestOf } from './manifest.ts'
import { signHeads } from './sign-heads.ts'
import { aRecordedAttempt, filesIn } from './testing-evidence.ts'
import { verifyExport } from './verify-export.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const linh = await aRecordedAttempt(app, address)
await signHeads(app)
await app.pool.query(
  `insert into incident (id, attempt_id, sitting_id, kind, severity, state, started_at, episodes, signals, confidence,
      detail, detector, models)
    select $1, id, sitting_id, 'face-missing', 'medium', 'open', started_at, '{}', 1, 0.9, '{}', 'test', '[]'
    from attempt where id = $2`,
  [crypto.randomUUID(), linh.attemptId],
)
await linh.submit()
await app.work()
await signHeads(app)
const honest = await exported()

async function exported(): Promise<Buffer> {
  return await buffer(packExport(app, await renewManifest(app, linh.attemptId), { isOpen: false }))
}

test('a manifest is of one instant, whatever is recorded while it is made', async () => {
  const before = await manifestOf(app, linh.attemptId)
  const indexing = await app.pool.connect()
  await indexing.query('begin; lock table track_mark')
  const making = manifestOf(app, linh.attemptId)
  await vi.waitFor(
    async () => {
      const { rows } = await app.pool.query(
        `select from pg_locks join pg_database on pg_database.oid = database
          where datname = current_database() and not granted and relation = 'track_mark'::regclass`,
      )
      expect(rows.length).toBeGreaterThan(0)
    },
    { timeout: 50_000 },
  )
  await indexing.query(
    `insert into track_mark (track_id, seq, at, what, reason)
      select id, 1000000, now(), 'pause', 'busy' from track where attempt_id = '${linh.attemptId}'; commit`,
  )
  const made = await making
  await indexing.query('delete from track_mark where seq = 1000000')
  indexing.release()
  expect(made).toEqual(before)
})

async function download(person: Parameters<typeof aPerson>[1], path: string) {
  const { personId } = await aPerson(app, { organisationId: await ownOrganisation(app), ...person })
  const headers = { cookie: await aSignInCookie(app, personId) }
  const url = `/api/attempts/${linh.attemptId}/evidence/${path}`
  return await app.http.inject({ method: 'GET', url, headers })
}

test('a reviewer takes out sealed evidence, only an administrator the key, and both are in the audit', async () => {
  const sealed = await download({ role: 'reviewer' }, 'export.tar')
  expect((await verifyExport(Readable.from([sealed.rawPayload]))).faults).toEqual([])
  expect((await filesIn(sealed.rawPayload)).map(({ name }) => name)).not.toContain('key.json')
  expect((await download({ role: 'reviewer' }, 'open-export.tar')).statusCode).toBe(403)
  expect((await download({ role: 'proctor' }, 'export.tar')).statusCode).toBe(403)
  const open = await download({ role: 'administrator' }, 'open-export.tar')
  expect((await filesIn(open.rawPayload)).map(({ name }) => name)).toContain('key.json')
  const told = await app.db
    .selectFrom('auditEntry')
    .select('body')
    .where('kind', '=', 'evidence-exported')
    .orderBy('seq')
    .execute()
  expect(told.map(({ body }) => body)).toMatchObject([{ withKey: false }, { withKey: true }])
})

test('a reviewer has the evidence checked and reads what was found', async () => {
  const reviewer = await aPerson(app, { organisationId: await ownOrganisation(app), role: 'reviewer' })
  const client = await signedInAs(app, reviewer)
  const { attemptId } = linh
  await client.review.checkEvidence({ attemptId })
  expect((await client.review.evidence({ attemptId })).check).toMatchObject({ doneAt: null })
  await app.work()
  const { manifest, check } = await client.review.evidence({ attemptId })
  expect(check).toMatchObject({ records: 4, recordsDone: 4, faults: [], by: { id: reviewer.personId } })
  expect(manifest).toMatchObject({ version: 1, records: 4 })
})

test('what arrives late gets a manifest that names the one before', async () => {
  const before = await latestManifest(app, linh.attemptId)
  await linh.record(2)
  await app.work()
  await signHeads(app)
  expect(await latestManifest(app, linh.attemptId)).toEqual(before)
  await renewLateManifests(app)
  const after = await latestManifest(app, linh.attemptId)
  expect(after?.manifest.previous).toBe(before?.hash)
  expect(after?.manifest.version).toBe((before?.manifest.version ?? 0) + 1)
  await signHeads(app)
})

test('nothing is signed when nothing moved', async () => {
  await signHeads(app)
  expect(await signHeads(app)).toBeUndefined()
})

test('an installation that nobody touched is whole', async () => {
  expect((await checkHeads(app)).faults).toEqual([])
  expect((await checkAttempt(app, linh.attemptId)).faults).toEqual([])
})

test('a row rewritten after it was signed is found where it lies', async () => {
  await app.pool.query('update consent set is_given = false where attempt_id = $1', [linh.attemptId])
  const { faults } = await checkAttempt(app, linh.attemptId)
  await app.pool.query('update consent set is_given = true where attempt_id = $1', [linh.attemptId])
  expect(faults.map(({ code }) => code)).toEqual(['row-changed'])
})

test.each([
  [
    'an end that was moved',
    `update attempt set ended_at = ended_at + interval '1 hour' where id = ':id'`,
    `update attempt set ended_at = ended_at - interval '1 hour' where id = ':id'`,
  ],
  [
    'a mark that was put in',
    `insert into track_mark select id, 99, now(), 'stopped', 'page-closed' from track where attempt_id = ':id'`,
    `delete from track_mark where seq = 99`,
  ],
  [
    'an incident that was made harmless',
    `update incident set severity = 'low'`,
    `update incident set severity = 'medium'`,
  ],
  [
    'an incident that was taken out',
    `create table kept_incident as select * from incident; delete from incident`,
    `insert into incident select * from kept_incident; drop table kept_incident`,
  ],
  [
    'a stretch of recording that was moved in time',
    `update track_chunk set from_at = from_at - interval '1 hour', to_at = to_at - interval '1 hour' where from_seq = 1`,
    `update track_chunk set from_at = from_at + interval '1 hour', to_at = to_at + interval '1 hour' where from_seq = 1`,
  ],
  [
    'an erasure that nobody ordered',
    `insert into erased_recording values (':id', now())`,
    `delete from erased_recording`,
  ],
])('%s is found where it lies', async (_what, change, back) => {
  await app.pool.query(change.replaceAll(':id', linh.attemptId))
  const { faults } = await checkAttempt(app, linh.attemptId)
  await app.pool.query(back.replaceAll(':id', linh.attemptId))
  expect([...new Set(faults.map(({ code }) => code))]).toEqual(['row-changed'])
  expect((await checkAttempt(app, linh.attemptId)).faults).toEqual([])
})

test('without the file outside no anchors are counted, whatever the database holds', async () => {
  const verdict = await checkHeads(app, `${anchorFileOf(app.config.data)}.gone`)
  expect(verdict.heads).toBeGreaterThan(0)
  expect(verdict.anchors).toBe(0)
})

test('a hash rewritten in the index is found where it lies', async () => {
  const rows = `track_id in (select id from track where attempt_id = $1) and from_seq = 1`
  await app.pool.query('create table honest as select * from track_chunk')
  await app.pool.query(`update track_chunk set hash = decode(repeat('ab', 32), 'hex') where ${rows}`, [
    linh.attemptId,
  ])
  const { faults } = await checkAttempt(app, linh.attemptId)
  await app.pool.query(`update track_chunk set hash = honest.hash from honest
    where honest.track_id = track_chunk.track_id and honest.from_seq = track_chunk.from_seq`)
  expect(faults.map(({ code }) => code)).toContain('row-changed')
})

test('a recording that lost its key and its index without being erased is not whole', async () => {
  await app.pool.query('create table lost as select * from track_chunk')
  await app.pool.query('delete from track_chunk')
  const { faults } = await checkAttempt(app, linh.attemptId)
  await app.pool.query('insert into track_chunk select * from lost')
  expect(faults.map(({ code }) => code)).toContain('track-missing')
})

test('a track whose end was cut in the database is found by the signed heads', async () => {
  const cutAt = `track_id in (select id from track where attempt_id = $1) and from_seq > 1`
  await app.pool.query('create table kept as select * from track_chunk')
  await app.pool.query(`delete from track_chunk where ${cutAt}`, [linh.attemptId])
  const { faults } = await checkAttempt(app, linh.attemptId)
  await app.pool.query('insert into track_chunk select * from kept on conflict do nothing')
  expect(faults.map(({ code }) => code)).toContain('head-not-in-chain')
  expect(faults.map(({ code }) => code)).toContain('rolled-back')
  expect((await checkAttempt(app, linh.attemptId)).faults).toEqual([])
})

test('a database put back to an earlier state is found, and the chain outside goes on and says so', async () => {
  const { rows } = await app.pool.query('select max(counter) as last from signed_head')
  const forget = Number(rows[0].last)
  await app.pool.query('update manifest set counter = null where counter >= $1', [forget])
  await app.pool.query('delete from signed_head_track where counter >= $1', [forget])
  await app.pool.query('delete from signed_head where counter >= $1', [forget])
  expect((await checkHeads(app)).faults.map(({ code }) => code)).toEqual(['rolled-back'])
  const next = await signHeads(app)
  expect(next?.head).toMatchObject({ counter: forget + 1, rolledBackFrom: forget - 1 })
  expect((await checkHeads(app)).faults).toEqual([
    { code: 'rolled-back', about: `heads ${forget}-${forget}` },
  ])
})

test('after the key was exchanged, the former one still verifies what it signed', async () => {
  const { former, id } = rotateSigningKey(app.config.data, app.now())
  const published = await app.call('GET', '/.well-known/invigil-signing-keys.json')
  expect(published.body.keys.map((key: { id: string }) => key.id)).toEqual([former, id])
  expect(await faultsOf(honest, published.body.keys)).toEqual([])
  expect(await faultsOf(await exported(), published.body.keys)).toEqual([])
})

async function faultsOf(tar: Buffer, keys: SigningKey[]): Promise<string[]> {
  const { faults } = await verifyExport(Readable.from([tar]), { keys })
  return faults.map(({ code }) => code)
}
