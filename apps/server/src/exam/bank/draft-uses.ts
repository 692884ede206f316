import type { ItemUse } from '@invigil/contract/bank.ts'
import type { BankId, ExamId, ItemId, OrganisationId } from '@invigil/contract/ids.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../platform/tables.ts'
import { mayTake } from './pool.ts'

/** An exam whose draft may ask an item; `latest` is the number of its latest revision. */
export interface DraftUse {
  examId: ExamId
  examTitle: string
  how: ItemUse['how']
  latest: number | null
}

const mostDrafts = 500

/** The exams, at most 500, the last changed first, whose draft has a copy of an item or a draw that may take it now. */
export async function draftsWith(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  bankId: BankId,
  itemId: ItemId,
): Promise<DraftUse[]> {
  const named = JSON.stringify({ item: itemId, bank: bankId })
  const found = await db
    .selectFrom('exam')
    .select(['id', 'title', 'content'])
    .select((from) =>
      from
        .selectFrom('revision')
        .select(({ fn }) => fn.max('revision.number').as('number'))
        .whereRef('revision.examId', '=', 'exam.id')
        .as('latest'),
    )
    .where('organisationId', '=', organisationId)
    .where(
      sql<boolean>`(jsonb_path_exists(content, '$.sections[*].items[*].origin ? (@.bankItemId == $item)', ${named}::jsonb)
        or jsonb_path_exists(content, '$.sections[*].draws[*] ? (@.bankId == $bank)', ${named}::jsonb))`,
    )
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostDrafts)
    .execute()
  const uses: DraftUse[] = []
  for (const { id: examId, title: examTitle, content, latest } of found) {
    const how = await howAsked(db, bankId, itemId, content)
    if (how) uses.push({ examId, examTitle, how, latest })
  }
  return uses
}

/** What an exam asks everybody as a copy, it draws for nobody. */
async function howAsked(
  db: Kysely<Tables>,
  bankId: BankId,
  itemId: ItemId,
  { sections }: ExamContent,
): Promise<DraftUse['how'] | undefined> {
  const items = sections.flatMap((section) => section.items)
  if (items.some(({ origin }) => origin?.bankItemId === itemId)) return 'copied'
  const draws = sections.flatMap((section) => section.draws ?? []).filter((draw) => draw.bankId === bankId)
  for (const draw of draws) if (await mayTake(db, draw, itemId)) return 'drawn'
  return undefined
}
