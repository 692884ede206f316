import type { SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/**
 * What the answers of a sitting are counted from, as a word: how many attempts are over, since when, and how many entries and
 * files they have. Of an exam none of them is ever taken away or changed; of a practice they are, and others come in their place,
 * which is why the latest end is in it: the same word is the same answers.
 */
export async function handedIn(app: App, sittingId: SittingId): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    with over as (select id, ended_at from attempt where sitting_id = ${sittingId} and ended_at is not null)
    select concat_ws('/',
      (select count(*) from over),
      (select extract(epoch from max(ended_at)) from over),
      (select count(*) from over join answer_log on answer_log.attempt_id = over.id),
      (select count(upload.delivered_at) from over join upload on upload.attempt_id = over.id)
    ) as word
  `.execute(app.db)
  return rows[0]?.word ?? ''
}

/** How many marks people gave. */
export async function marked(app: App, sittingId: SittingId): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    select count(*)::text as word from attempt join mark on mark.attempt_id = attempt.id
     where attempt.sitting_id = ${sittingId} and attempt.ended_at is not null`.execute(app.db)
  return rows[0]?.word ?? ''
}

/** What people decided for many at once, or against what was counted: how marks are put together, late answers and corrections. */
export async function ruled(app: App, sittingId: SittingId): Promise<string> {
  const { rows } = await sql<{ word: string }>`
    select concat_ws('/',
      (select count(*) from attempt join late_decision on late_decision.attempt_id = attempt.id
        where attempt.sitting_id = ${sittingId}),
      (select count(*) from correction where sitting_id = ${sittingId} and state = 'applied'),
      (select extract(epoch from changed_at) from marking_plan where sitting_id = ${sittingId})
    ) as word
  `.execute(app.db)
  return rows[0]?.word ?? ''
}
