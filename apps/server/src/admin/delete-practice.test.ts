import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asNobody } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { checkHeads } from '../review/evidence/check-heads.ts'
import { signHeads } from '../review/evidence/sign-heads.ts'
import { createPractice } from '../sitting/practice.ts'
import { deletePractice } from './delete-practice.ts'
import { aRetentionStage } from './testing-retention.ts'

const app = await aTestApp()
const stage = await aRetentionStage(app)

/** Tables that name an attempt, and how many rows each has of this one. */
async function rowsOf(attemptId: string): Promise<Record<string, number>> {
  const tables = await sql<{ tableName: string }>`
    select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'attempt_id' and table_type = 'BASE TABLE'`.execute(
    app.db,
  )
  const counts = await Promise.all(
    tables.rows.map(async ({ tableName }) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(tableName)} where attempt_id = ${attemptId}`.execute(
        app.db,
      )
      return [tableName, rows[0]?.count ?? 0] as const
    }),
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** A candidate with everything that an attempt can have, on a sitting that is a practice from now on. */
async function aFullPractice(name: string) {
  const made = await stage.recorded(name)
  await app.work()
  await app.db
    .updateTable('sitting')
    .set({ purpose: 'practice', keepDays: 7, mostAttempts: 10 })
    .where('id', '=', made.sittingId)
    .execute()
  await app.db
    .updateTable('person')
    .set({ isGuest: true })
    .where('id', 'in', app.db.selectFrom('attempt').select('personId').where('id', '=', made.attemptId))
    .execute()
  return made
}

async function guestsLeft(name: string): Promise<number> {
  return (await app.db.selectFrom('person').select('id').where('name', '=', name).execute()).length
}

test('after its days an attempt of a practice is gone with everything that hung on it, and so is the guest', async () => {
  const { attemptId, sittingId } = await aFullPractice('Guest one')
  await deletePractice(app)
  const before = await rowsOf(attemptId)
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining([
      ...['attempt_change', 'attempt_key', 'attempt_opening', 'consent', 'incident', 'reference_photo'],
      ...['score', 'signal_batch', 'submission', 'track'],
    ]),
  )
  app.clock.advance({ days: 7, minutes: 1 })
  await deletePractice(app)
  expect(await rowsOf(attemptId)).toEqual({})
  expect(await guestsLeft('Guest one')).toBe(0)
  expect(await app.files.list(`media/${attemptId}`)).toEqual([])
  const { rows } = await sql`select from registration where sitting_id = ${sittingId}`.execute(app.db)
  expect(rows).toEqual([])
})

test('nothing refers to an attempt that would keep it from being deleted', async () => {
  const { rows } = await sql`
    select conrelid::regclass::text as child, conname from pg_constraint
    where contype = 'f' and confdeltype not in ('c', 'n')
      and confrelid in (select 'attempt'::regclass union select conrelid from pg_constraint
        where contype = 'f' and confdeltype = 'c' and confrelid = 'attempt'::regclass)`.execute(app.db)
  expect(rows).toEqual([])
})

test('what a person holds is kept, until nobody holds it any more', async () => {
  const { attemptId } = await aFullPractice('Guest two')
  const boss = await stage.asBoss()
  const hold = await boss.admin.retention.hold({ of: { on: 'attempt', attemptId }, reason: 'a complaint' })
  app.clock.advance({ days: 8 })
  await deletePractice(app)
  expect(await guestsLeft('Guest two')).toBe(1)
  await (await stage.asBoss()).admin.retention.endHold({ holdId: hold.id, reason: 'settled' })
  await deletePractice(app)
  expect(await rowsOf(attemptId)).toEqual({})
})

test('an attempt of an exam is deleted by nobody, not even by a mistake in our own code', async () => {
  const { attemptId } = await stage.recorded('Candidate')
  app.clock.advance({ days: 400 })
  await deletePractice(app)
  expect(await guestsLeft('Candidate')).toBe(1)
  await expect(app.db.deleteFrom('attempt').where('id', '=', attemptId).execute()).rejects.toThrow(
    'only an attempt of a practice is deleted',
  )
})

test('a practice that went when its days were over is told in the audit, and nobody misses it', async () => {
  const { roomCode } = await createPractice(app, stage.author, {
    ...{
      examId: stage.exam.examId,
      name: 'Practise',
      timeZone: 'Asia/Ho_Chi_Minh',
      keepDays: 7,
      mostAttempts: 10,
    },
  })
  const guest = { roomCode, name: 'Guest three', locale: 'vi' } as const
  const { token } = await asNobody(app).attempt.practise(guest)
  const { attemptId } = await asNobody(app).attempt.enterByLink({ token })
  const head = await signHeads(app)
  expect(head?.head.attempts?.map(([id]) => id)).toContain(attemptId)
  app.clock.advance({ days: 10 })
  await deletePractice(app)
  expect(await guestsLeft('Guest three')).toBe(0)
  expect(await checkHeads(app)).toMatchObject({ deleted: 1, faults: [] })
  await signHeads(app)
  expect(await checkHeads(app)).toMatchObject({ deleted: 1, faults: [] })
})
