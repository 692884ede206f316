import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { audit, verifyAudit } from './audit.ts'
import { newId } from './id.ts'
import { aTestApp } from './testing.ts'

const app = await aTestApp()
const organisationId = newId()

beforeEach(async () => {
  await unguarded('truncate audit_entry, audit_chain')
  for (const subject of ['exam:1', 'exam:2', 'exam:3', 'exam:4']) await tell(subject)
})

test('an untouched log is whole', async () => {
  expect(await verifyAudit(app.db)).toEqual({ found: 'intact', entries: 4, chains: 1 })
})

test('a changed entry is found', async () => {
  await unguarded(`update audit_entry set body = '{"title":"other"}' where seq = 2`)
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', organisationId, seq: 2 })
})

test('a changed entry is found even when its own hash was changed with it', async () => {
  await unguarded(`update audit_entry set actor_id = gen_random_uuid(), hash = repeat('a', 64) where seq = 2`)
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', seq: 2 })
})

test('a dropped entry is found, the last one too', async () => {
  await unguarded('delete from audit_entry where seq = 4')
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', seq: 4 })
  await unguarded('delete from audit_entry where seq = 2')
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', seq: 2 })
})

test('two swapped entries are found', async () => {
  await unguarded(`update audit_entry set seq = case seq when 2 then 1003 else 1002 end where seq in (2, 3);
    update audit_entry set seq = seq - 1000 where seq > 1000`)
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', seq: 2 })
})

test('a dropped chain is found', async () => {
  await unguarded('delete from audit_chain')
  expect(await verifyAudit(app.db)).toMatchObject({ found: 'broken', organisationId, seq: 1 })
})

test('the database itself refuses to change or delete an entry', async () => {
  await expect(app.pool.query('delete from audit_entry')).rejects.toThrow(/never changed/)
  await expect(app.pool.query("update audit_entry set kind = 'x'")).rejects.toThrow(/never changed/)
})

test('an entry that is rolled back leaves no gap, and many at once make one chain', async () => {
  const failing = app.db.transaction().execute(async (tx) => {
    await audit(app, tx, { organisationId, actorId: null, kind: 'exam-made', subject: 'exam:5' })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await Promise.all(['exam:6', 'exam:7', 'exam:8', 'exam:9'].map(tell))
  expect(await verifyAudit(app.db)).toEqual({ found: 'intact', entries: 8, chains: 1 })
})

async function tell(subject: string): Promise<void> {
  const told = {
    organisationId,
    actorId: newId(),
    kind: 'exam-made',
    subject,
    body: { title: 'Algebra', b: 1, a: [2, { d: 1, c: 2 }] },
  }
  await app.db.transaction().execute((tx) => audit(app, tx, told))
}

/** What somebody with the database's own rights could do. */
async function unguarded(statements: string): Promise<void> {
  await sql
    .raw(`set session_replication_role = replica; ${statements}; set session_replication_role = origin`)
    .execute(app.db)
}
