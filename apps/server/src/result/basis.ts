import type { SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/**
 * What the answers of a sitting are counted from, as a word: how many attempts are over, and how many entries and files they
 * have. None of them is ever taken away or changed, so that the same word is the same answers.
 */
export async function handedIn(app: App, sittingId: SittingId): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    with over as (select id from attempt where sitting_id = ${sittingId} and ended_at is not null)
    select concat_ws('/',
      (select count(*) from over),
      (select count(*) from over join answer_log on answer_log.attempt_id = over.id),
      (select count(upload.delivered_at) from over join upload on upload.attempt_id = over.id)
    ) as word
  `.execute(app.db)
  return rows[0]?.word ?? ''
}

/** What people decided besides: marks, how they are put together, late answers and corrections. */
export async function decided(app: App, sittingId: SittingId): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    with over as (select id from attempt where sitting_id = ${sittingId} and ended_at is not null)
    select concat_ws('/',
      (select count(*) from over join mark on mark.attempt_id = over.id),
      (select count(*) from over join late_decision on late_decision.attempt_id = over.id),
      (select count(*) from correction where sitting_id = ${sittingId} and state = 'applied'),
      (select extract(epoch from changed_at) from marking_plan where sitting_id = ${sittingId})
    ) as word
  `.execute(app.db)
  return rows[0]?.word ?? ''
}
