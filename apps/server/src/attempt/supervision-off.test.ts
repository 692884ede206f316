import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ItemId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readMigrations } from '../platform/migrate.ts'
import { root } from '../platform/root.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { answers, begins } from './testing.ts'

const app = await aTestApp()

/** What an attempt itself stands on. */
const ground = ['platform', 'identity', 'exam', 'sitting', 'attempt']
  .map((room) => readFileSync(path.join(root, 'apps/server/src', room, 'tables.ts'), 'utf8'))
  .join('\n')

const later = readMigrations(path.join(root, 'apps/server/migrations'))
  .filter(({ name }) => name > '0006')
  .map(({ name, sql: text }) => ({
    name,
    tables: [...text.matchAll(/^create table (\w+)/gm)]
      .map(([, table = '']) => table)
      .filter((table) => !ground.includes(`    ${inCamelCase(table)}: `)),
  }))
  .filter(({ tables }) => tables.length > 0)

// Nothing is put back: at the last of them every part of supervision is gone at once.
test.each(later)('answers are taken and handed in while $name is gone', async ({ tables }) => {
  await sql.raw(`drop table ${tables.join(', ')} cascade`).execute(app.db)

  const { candidates, exam } = await aSitting(app).with(aCandidate('Linh'))
  const device = await begins(app, candidates[0] as (typeof candidates)[number])
  const { attemptId, journalId, client } = device
  const itemId = exam.content.sections[0]?.items[0]?.id as ItemId
  const { receipts } = await answers(device, itemId, { chosen: 'a' })
  expect(receipts).toMatchObject([{ seq: 1, isLate: false }])
  const receipt = await client.attempt.submit({ attemptId, journalId, lastSeq: 1 })
  expect(receipt).toMatchObject({ answered: 1 })
})

function inCamelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
}
