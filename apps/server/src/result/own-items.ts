import type { CorrectionId, ItemCounts } from '@invigil/contract/correction.ts'
import type { AttemptId, ItemId, RevisionId, SittingId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { itemsFor } from '@invigil/items/draw.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { variantOf } from '@invigil/items/variant.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/tables.ts'

/** How an item of a sitting counts instead of as it was written; `item` is the corrected one in full. */
export interface TreatmentOf {
  item: Item | null
  counts: ItemCounts
}
export type Treatments = ReadonlyMap<ItemId, TreatmentOf>

/** An item of an attempt's own paper, corrected, with its key. */
export interface OwnItem {
  item: Item
  counts: ItemCounts
}

/** What holds now for corrected items of a sitting; `besides` leaves one correction out as if it were not there. */
export async function treatmentsOf(db: Kysely<Tables>, sittingId: SittingId): Promise<Treatments> {
  const rows = await db
    .selectFrom('correction')
    .distinctOn('itemId')
    .select(['itemId', 'item', 'counts'])
    .where('sittingId', '=', sittingId)
    .where('state', '=', 'applied')
    .orderBy('itemId')
    .orderBy('appliedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ itemId, item, counts }) => [itemId, { item, counts }]))
}

/** The correction of an item before another one: what undoing that one brings back. */
export async function treatmentBefore(
  db: Kysely<Tables>,
  sittingId: SittingId,
  itemId: ItemId,
  correctionId: CorrectionId,
): Promise<TreatmentOf> {
  const row = await db
    .selectFrom('correction')
    .select(['item', 'counts'])
    .where('sittingId', '=', sittingId)
    .where('itemId', '=', itemId)
    .where('state', '=', 'applied')
    .where('id', '<', correctionId)
    .orderBy('appliedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ?? { item: null, counts: 'as-written' }
}

/** The items of one paper in the exam's own order, as they count in the sitting. */
function ownItems(content: ExamContent, seed: string, treatments: Treatments): OwnItem[] {
  return itemsFor(content, seed).map((item) => {
    const treatment = treatments.get(item.id)
    if (!treatment) return { item, counts: 'as-written' }
    const corrected = treatment.item
    return { item: corrected ? variantOf(corrected, seed, content.decimals) : item, counts: treatment.counts }
  })
}

/** Makes what reads the own items of an attempt; papers without draws and values of one's own are made once. */
export function ownItemsMaker(contents: ReadonlyMap<RevisionId, ExamContent>, treatments: Treatments) {
  const sameForAll = new Map<RevisionId, OwnItem[]>()
  return ({ revisionId, seed }: { revisionId: RevisionId; seed: string }): OwnItem[] => {
    const known = sameForAll.get(revisionId)
    if (known) return known
    const content = contents.get(revisionId)
    if (!content) throw new Error(`the content of revision ${revisionId} was not read`)
    const items = ownItems(content, seed, treatments)
    if (isSameForAll(content, treatments)) sameForAll.set(revisionId, items)
    return items
  }
}

function isSameForAll({ sections }: ExamContent, treatments: Treatments): boolean {
  const isVaried = (item: { parameters?: unknown[] | undefined } | null) =>
    (item?.parameters?.length ?? 0) > 0
  return (
    sections.every(({ draws = [], items }) => draws.length === 0 && !items.some(isVaried)) &&
    ![...treatments.values()].some(({ item }) => isVaried(item))
  )
}

export interface PaperOf {
  attemptId: AttemptId
  sittingId: SittingId
  revisionId: RevisionId
  seed: string
}

/** Whose paper is made of which revision, by which seed. */
export async function papersOf(db: Kysely<Tables>, ids: readonly AttemptId[]): Promise<PaperOf[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('attempt')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .select(['attempt.id as attemptId', 'attempt.sittingId', 'attempt.seed', 'attemptRevision.revisionId'])
    .where('attempt.id', '=', ({ fn, val }) => fn.any(val([...ids])))
    .execute()
}

/** The contents of these revisions, each read once. */
export async function contentsOf(
  db: Kysely<Tables>,
  revisionIds: Iterable<RevisionId>,
): Promise<Map<RevisionId, ExamContent>> {
  const ids = [...new Set(revisionIds)]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('revision').select(['id', 'content']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, content }) => [id, content]))
}

/** The own items of these attempts. */
export async function ownItemsByAttempt(
  db: Kysely<Tables>,
  ids: readonly AttemptId[],
): Promise<Map<AttemptId, OwnItem[]>> {
  const papers = await papersOf(db, ids)
  const contents = await contentsOf(
    db,
    papers.map(({ revisionId }) => revisionId),
  )
  const makers = new Map<SittingId, ReturnType<typeof ownItemsMaker>>()
  for (const sittingId of new Set(papers.map((paper) => paper.sittingId)))
    makers.set(sittingId, ownItemsMaker(contents, await treatmentsOf(db, sittingId)))
  return new Map(papers.map((paper) => [paper.attemptId, makers.get(paper.sittingId)?.(paper) ?? []]))
}
