import type { CorrectableItem } from '@invigil/contract/correction.ts'
import type { RevisionId, SittingId } from '@invigil/contract/ids.ts'
import { allItems } from '@invigil/items/draw.ts'
import type { App } from '../platform/app.ts'
import { contentsOf, treatmentsOf } from './own-items.ts'

/** Every item that anybody of a sitting may have, numbered in the exam's own order, as it counts now. */
export async function itemsOfSitting(app: App, sittingId: SittingId): Promise<CorrectableItem[]> {
  const [revisions, treatments] = await Promise.all([
    revisionsOf(app, sittingId),
    treatmentsOf(app.db, sittingId),
  ])
  const contents = await contentsOf(app.db, revisions)
  const items = revisions.flatMap((id) => {
    const content = contents.get(id)
    return content ? allItems(content) : []
  })
  const known = new Set<string>()
  return items
    .filter(({ id }) => !known.has(id) && known.add(id))
    .map((item, index) => {
      const treatment = treatments.get(item.id)
      return {
        itemNumber: index + 1,
        item: treatment?.item ?? item,
        counts: treatment?.counts ?? 'as-written',
        isCorrected: treatment?.item != null,
      }
    })
}

/** The sitting's own revision first, then those of accommodations. */
async function revisionsOf(app: App, sittingId: SittingId): Promise<RevisionId[]> {
  const [own, others] = await Promise.all([
    app.db.selectFrom('sitting').select('revisionId').where('id', '=', sittingId).executeTakeFirst(),
    app.db
      .selectFrom('attemptRevision')
      .innerJoin('attempt', 'attempt.id', 'attemptRevision.attemptId')
      .select('attemptRevision.revisionId')
      .distinct()
      .where('attempt.sittingId', '=', sittingId)
      .execute(),
  ])
  return [...new Set([...(own ? [own.revisionId] : []), ...others.map(({ revisionId }) => revisionId)])]
}
