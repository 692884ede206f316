import type { SittingId } from '@invigil/contract/ids.ts'
import type { StatisticsNews } from '@invigil/contract/statistics.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/** How much of a sitting came after an instant at which its figures were counted. */
export async function newsSince(app: App, sittingId: SittingId, since: Date): Promise<StatisticsNews> {
  const { rows } = await sql<StatisticsNews>`
    with own as (select id, ended_at from attempt where sitting_id = ${sittingId} and ended_at is not null)
    select
      (select count(*)::int from own where ended_at > ${since}) as handed_in,
      (select count(*)::int from own join mark on mark.attempt_id = own.id where marked_at > ${since}) as marks,
      (select count(*)::int from own join late_decision late on late.attempt_id = own.id
        where late.decided_at > ${since})
      + (select count(*)::int from correction
        where sitting_id = ${sittingId} and state = 'applied' and applied_at > ${since}) as decisions
  `.execute(app.db)
  return rows[0] ?? { handedIn: 0, marks: 0, decisions: 0 }
}
