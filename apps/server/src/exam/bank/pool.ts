import type { DrawFilter } from '@invigil/contract/bank.ts'
import type { BankFolderId, BankId, ItemId, OrganisationId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Draw, ExamContent } from '@invigil/items/exam-content.ts'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../platform/tables.ts'
import { foldersBelow } from './folders.ts'

/** A pool has at most so many items; of more, the oldest are taken. */
const mostInPool = 2_000

/** Counts the items of a bank that a draw may take. */
export async function countMatching(db: Kysely<Tables>, bankId: BankId, filter: DrawFilter): Promise<number> {
  const { count } = await (await matching(db, bankId, filter))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return Math.min(count, mostInPool)
}

/** Whether a draw may take an item of its bank, as both are now. */
export async function mayTake(
  db: Kysely<Tables>,
  draw: DrawFilter & { bankId: BankId },
  itemId: ItemId,
): Promise<boolean> {
  const found = await (await matching(db, draw.bankId, draw))
    .select('bankItem.id')
    .where('bankItem.id', '=', itemId)
    .executeTakeFirst()
  return found !== undefined
}

/** The items of a bank that a draw may take, each with the version it is in. */
export async function poolOf(db: Kysely<Tables>, bankId: BankId, filter: DrawFilter): Promise<Item[]> {
  const rows = await (await matching(db, bankId, filter))
    .select(['bankItem.id', 'bankItem.version', 'bankItem.content'])
    .orderBy('bankItem.id')
    .limit(mostInPool)
    .execute()
  return rows.map(({ id, version, content }) => ({ ...content, id, origin: { bankItemId: id, version } }))
}

/**
 * The content with every pool written down as the banks of the organisation are now. What the exam asks everybody anyway,
 * as a copy of a bank's item, is in no pool. A foreign bank has nothing to draw.
 */
export async function withPools(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  content: ExamContent,
): Promise<ExamContent> {
  if (!content.sections.some(({ draws = [] }) => draws.length > 0)) return content
  const fixed = content.sections.flatMap(({ items }) => items)
  const asked = new Set<string>(
    fixed.flatMap(({ id, origin }) => [id, ...(origin ? [origin.bankItemId] : [])]),
  )
  const frozen = { ...content, sections: [...content.sections] }
  for (const [at, section] of content.sections.entries()) {
    if (!section.draws?.length) continue
    const draws: Draw[] = []
    for (const draw of section.draws) {
      const isOurs = await belongsTo(db, organisationId, draw.bankId)
      const found = isOurs ? await poolOf(db, draw.bankId, draw) : []
      draws.push({ ...draw, pool: found.filter(({ id }) => !asked.has(id)) })
    }
    frozen.sections[at] = { ...section, draws }
  }
  return frozen
}

async function belongsTo(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  bankId: BankId,
): Promise<boolean> {
  const found = await db
    .selectFrom('bank')
    .select('id')
    .where('id', '=', bankId)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return found !== undefined
}

async function matching(db: Kysely<Tables>, bankId: BankId, { folderIds, tags, difficulties }: DrawFilter) {
  const folders = folderIds.length > 0 ? await foldersBelow(db, bankId, folderIds) : undefined
  return db
    .selectFrom('bankItem')
    .where('bankItem.bankId', '=', bankId)
    .where('bankItem.archivedAt', 'is', null)
    .where('bankItem.kind', '<>', 'information')
    .$if(folders !== undefined, (query) =>
      query.where('bankItem.folderId', '=', sql<BankFolderId>`any(${folders ?? []}::uuid[])`),
    )
    .$if(tags.length > 0, (query) => query.where(sql<boolean>`bank_item.tags @> ${tags}::text[]`))
    .$if(difficulties.length > 0, (query) => query.where('bankItem.difficulty', 'in', difficulties))
}
