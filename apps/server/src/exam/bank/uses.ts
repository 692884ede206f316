import type { ItemUse } from '@invigil/contract/bank.ts'
import type { BankId, ExamId, ItemId, OrganisationId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { theItem } from './read-items.ts'

interface UseRow {
  examId: ExamId
  examTitle: string
  revisionNumber: number
  how: ItemUse['how']
  sittings: number
  scored: number
  share: number | null
}

/**
 * The revisions that ask an item, the latest first, and how candidates did. Sittings, attempts and points belong to later
 * rooms; their tables are read here, because an author asks nowhere else how a question did.
 */
export async function usesOfItem(
  app: App,
  organisationId: OrganisationId,
  bankId: BankId,
  itemId: ItemId,
): Promise<ItemUse[]> {
  await theItem(app.db, bankId, itemId)
  const named = JSON.stringify({ id: itemId })
  const { rows } = await sql<UseRow>`
    with used as (
      select revision.id, revision.exam_id, revision.number, 'drawn' as how, ${itemId}::uuid as item_id
        from revision join exam on exam.id = revision.exam_id
        where exam.organisation_id = ${organisationId} and jsonb_path_exists(revision.content,
          '$.sections[*].draws[*].pool[*] ? (@.id == $id)', ${named}::jsonb)
      union all
      select revision.id, revision.exam_id, revision.number, 'copied', (item ->> 'id')::uuid
        from revision join exam on exam.id = revision.exam_id,
          jsonb_path_query(revision.content,
            '$.sections[*].items[*] ? (@.origin.bankItemId == $id)', ${named}::jsonb) as item
        where exam.organisation_id = ${organisationId}
    )
    select used.exam_id as "examId", exam.title as "examTitle", used.number as "revisionNumber", used.how,
      (select count(*)::int from sitting where sitting.revision_id = any(array_agg(used.id))) as sittings,
      count(earned.points)::int as scored,
      avg(earned.points / nullif(score.max, 0))::float8 as share
    from used
    join exam on exam.id = used.exam_id
    left join attempt_revision on attempt_revision.revision_id = used.id
    left join score on score.attempt_id = attempt_revision.attempt_id and score.item_id = used.item_id
    left join lateral (
      select points from mark where attempt_id = score.attempt_id and item_id = score.item_id
        order by marked_at desc limit 1
    ) latest on true
    left join lateral (
      select coalesce(latest.points, case when score.needs_marking then null else score.points end) as points
    ) earned on true
    group by used.exam_id, exam.title, used.number, used.how
    order by exam.title, used.number desc`.execute(app.db)
  return rows
}
