import type { ItemUse } from '@invigil/contract/bank.ts'
import type { BankId, ExamId, ItemId, OrganisationId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { type DraftUse, draftsWith } from './draft-uses.ts'
import { theItem } from './read-items.ts'

interface UseRow {
  examId: ExamId
  examTitle: string
  revisionNumber: number
  how: ItemUse['how']
  sittings: number
  asked: number
  scored: number
  share: number | null
}

/**
 * The drafts that may ask an item where the latest revision does not, then the revisions that do, the latest first, and how
 * candidates did: by its drawn version and by its copies. What a
 * correction gave to all or to nobody says nothing about the item. Sittings, attempts and points belong to later rooms;
 * their tables are read here, because an author asks nowhere else how a question did.
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
      count(score.item_id)::int as asked, count(counted.points)::int as scored,
      avg(counted.points / nullif(counted.worth, 0))::float8 as share
    from used
    join exam on exam.id = used.exam_id
    left join attempt_revision on attempt_revision.revision_id = used.id
    left join score on score.attempt_id = attempt_revision.attempt_id and score.item_id = used.item_id
    left join counted_score counted on counted.attempt_id = attempt_revision.attempt_id
      and counted.item_id = used.item_id and counted.counts in ('as-written', 'bonus')
    group by used.exam_id, exam.title, used.number, used.how
    order by exam.title, used.exam_id, used.number desc, used.how`.execute(app.db)
  const drafts = await draftsWith(app.db, organisationId, bankId, itemId)
  return [...drafts.filter((draft) => !isInLatest(draft, rows)).map(asUse), ...rows]
}

function isInLatest({ examId, how, latest }: DraftUse, rows: readonly UseRow[]): boolean {
  return rows.some((row) => row.examId === examId && row.how === how && row.revisionNumber === latest)
}

function asUse({ latest, ...draft }: DraftUse): ItemUse {
  return { ...draft, revisionNumber: null, sittings: 0, asked: 0, scored: 0, share: null }
}
