import type { SittingId } from '@invigil/contract/ids.ts'
import type { MarkingPlan } from '@invigil/contract/marking.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import { openPlan } from './share-marking.ts'

/** Who marks what of a sitting; where nobody planned, everybody who may mark marks everything once. */
export async function markingPlanOf(db: Kysely<Tables>, sittingId: SittingId): Promise<MarkingPlan> {
  const [plan, shares] = await Promise.all([
    db.selectFrom('markingPlan').selectAll().where('sittingId', '=', sittingId).executeTakeFirst(),
    db
      .selectFrom('markingShare')
      .select(['personId', 'itemId'])
      .where('sittingId', '=', sittingId)
      .orderBy('personId')
      .orderBy('itemId')
      .execute(),
  ])
  if (!plan) return openPlan
  const { thresholdPercent, sharing, leaderId } = plan
  return { markersEach: plan.markersEach === 2 ? 2 : 1, thresholdPercent, sharing, leaderId, shares }
}
