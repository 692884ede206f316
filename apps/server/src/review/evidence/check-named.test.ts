import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { audit } from '../../platform/audit.ts'
import { aTestApp } from '../../platform/testing.ts'
import { anchorFileOf } from './anchors.ts'
import { attemptsWithEvidence, checkAttempt } from './check-attempt.ts'
import { checkHeads } from './check-heads.ts'
import { practiceAttemptDeleted } from './check-named.ts'
import { signHeads } from './sign-heads.ts'
import { aRecordedAttempt } from './testing-evidence.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')
const linh = await aRecordedAttempt(app, address)
const minh = await aRecordedAttempt(app, address, { name: 'Minh' })
const head = await signHeads(app)
const anchors = anchorFileOf(app.config.data)

/** Does to the database what only who owns it can: nothing refuses, nothing cascades unless told. */
async function unguarded(...statements: string[]): Promise<void> {
  const db = await app.pool.connect()
  try {
    await db.query('alter table attempt disable trigger attempt_is_kept')
    for (const statement of statements) await db.query(statement)
    await db.query('alter table attempt enable trigger attempt_is_kept')
  } finally {
    db.release()
  }
}

async function faults(): Promise<string[]> {
  const found = await checkHeads(app)
  return found.faults.map(({ code, about }) => `${code}: ${about}`)
}

async function trackOf(attemptId: AttemptId): Promise<number> {
  const query = app.db.selectFrom('track').select('number').where('attemptId', '=', attemptId)
  return (await query.executeTakeFirstOrThrow()).number
}

const minhsTrack = await trackOf(minh.attemptId)
const goneAttempt = `attempt-missing: ${minh.attemptId}, head 1`
const goneTrack = `track-missing: track ${minhsTrack} of ${minh.attemptId}, head 1`

test('the first head after its beginning names an attempt and its tracks, the next no more', async () => {
  const { attempts = [], begun = [] } = head?.head ?? {}
  expect(attempts.map(([id]) => id)).toEqual([linh.attemptId, minh.attemptId].sort())
  expect(begun).toContainEqual([minhsTrack, minh.attemptId])
  await linh.record(2)
  expect((await signHeads(app))?.head).toMatchObject({ attempts: [], begun: [] })
  expect(await faults()).toEqual([])
})

test('a track deleted before the first manifest is missed', async () => {
  const rows = `track_id in (select id from track where number = ${minhsTrack})`
  await unguarded(
    `delete from track_config where ${rows}`,
    `delete from track_mark where ${rows}`,
    `delete from track_chunk where ${rows}`,
    `delete from signed_track where ${rows}`,
    `delete from sealed_object where ${rows}`,
    `delete from track where number = ${minhsTrack}`,
  )
  expect(await faults()).toEqual([goneTrack])
})

test('an attempt deleted with all its rows is missed', async () => {
  await unguarded(
    `delete from answer where attempt_id = '${minh.attemptId}'`,
    `delete from answer_log where attempt_id = '${minh.attemptId}'`,
    `delete from track where attempt_id = '${minh.attemptId}'`,
    `delete from attempt where id = '${minh.attemptId}'`,
  )
  expect(await faults()).toEqual([goneAttempt, goneTrack])
})

test('a line put into the audit that calls an exam a practice excuses nothing', async () => {
  const { sittingId, organisationId } = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .select(['sittingId', 'organisationId'])
    .where('attempt.id', '=', linh.attemptId)
    .executeTakeFirstOrThrow()
  const told = { organisationId, actorId: null }
  await app.db.transaction().execute(async (tx) => {
    await audit(app, tx, { ...told, kind: 'practice-opened', subject: `sitting:${sittingId}` })
    const subject = `attempt:${minh.attemptId}`
    await audit(app, tx, { ...told, kind: practiceAttemptDeleted, subject, body: { sittingId, keepDays: 7 } })
  })
  expect(await faults()).toEqual([goneAttempt, goneTrack])
})

test('a signed manifest that is gone is missed', async () => {
  await linh.submit()
  await app.work()
  const counter = (await signHeads(app))?.head.counter
  await app.pool.query('create table kept as select * from manifest')
  await app.pool.query('delete from manifest')
  const found = await faults()
  await app.pool.query('insert into manifest select * from kept')
  expect(found).toEqual([
    goneAttempt,
    goneTrack,
    `manifest-rolled-back: version 1 of ${linh.attemptId}, head ${counter}`,
  ])
})

test('an attempt whose start was taken away is checked all the same', async () => {
  await app.pool.query('update attempt set started_at = null where id = $1', [linh.attemptId])
  expect(await attemptsWithEvidence(app)).toContain(linh.attemptId)
  const { faults } = await checkAttempt(app, linh.attemptId)
  expect(faults).toContainEqual({ code: 'row-changed', about: 'startedAt' })
})

test('a file outside that is gone is a fault and not a lesser check', async () => {
  const lines = await readFile(anchors)
  await rm(anchors)
  const found = await checkHeads(app)
  await writeFile(anchors, lines)
  expect(found.faults[0]).toEqual({ code: 'anchor-not-valid', about: `${anchors} is missing or empty` })
})

test('what is compared is the file that the configuration names', async () => {
  const elsewhere = path.join(app.config.data, 'elsewhere.jsonl')
  const [first = ''] = (await readFile(anchors, 'utf8')).split('\n')
  await writeFile(elsewhere, `${first}\n`)
  expect((await checkHeads({ ...app, config: { ...app.config, anchorFile: elsewhere } })).anchors).toBe(1)
})
