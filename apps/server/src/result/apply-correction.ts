import type { CorrectionId } from '@invigil/contract/correction.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { type RegradedRow, regradedBy } from './regrade.ts'
import { holdSitting, writeScores } from './score-attempt.ts'

/** Applies a correction; one that cannot be applied is marked as failed, so that the next one is not kept waiting. */
export async function applyCorrection(app: App, news: { correctionId: CorrectionId }): Promise<void> {
  try {
    await apply(app, news.correctionId)
  } catch (error) {
    await app.db
      .updateTable('correction')
      .set({ state: 'failed' })
      .where('id', '=', news.correctionId)
      .where('state', '=', 'waiting')
      .execute()
    throw error
  }
}

/**
 * Counts every attempt of a sitting again by a correction, all or none: in one transaction, while nobody else counts.
 * How far it is is told on another connection. Doing it again changes nothing.
 */
async function apply(app: App, correctionId: CorrectionId): Promise<void> {
  const correction = await app.db
    .selectFrom('correction')
    .innerJoin('sitting', 'sitting.id', 'correction.sittingId')
    .selectAll('correction')
    .select('sitting.organisationId')
    .where('correction.id', '=', correctionId)
    .executeTakeFirst()
  if (correction?.state !== 'waiting') return
  const { sittingId, itemId, item, counts, reason, organisationId, personId } = correction
  const tell = async (done: number, total: number) => {
    await app.db
      .updateTable('correction')
      .set({ done, total })
      .where('id', '=', correctionId)
      .where('state', '=', 'waiting')
      .execute()
    app.publish(`sitting:${sittingId}`, { type: 'correction-goes-on', correctionId })
  }

  const changed = await app.db.transaction().execute(async (tx) => {
    await holdSitting(tx, sittingId, 'alone')
    const rows = await regradedBy(tx, sittingId, itemId, { item, counts }, tell)
    const different = rows.filter(isChanged)
    await writeScores(
      tx,
      rows.map(({ row }) => row),
      app.now(),
    )
    for (const row of different) await noteChange(app, tx, row.attemptId, row.totalBefore, reason)
    const appliedAt = app.now()
    const set = { state: 'applied', appliedAt, changed: different.length } as const
    await tx.updateTable('correction').set(set).where('id', '=', correctionId).execute()
    await audit(app, tx, {
      ...{ organisationId, actorId: personId, kind: 'correction-applied', subject: `sitting:${sittingId}` },
      body: {
        ...{ correctionId, itemId, counts, reason, attempts: rows.length },
        changed: different.map(({ attemptId, before, after }) => ({ attemptId, before, after })),
      },
    })
    return different
  })
  app.publish(`sitting:${sittingId}`, { type: 'correction-applied', correctionId })
  for (const { attemptId, isReleased } of changed)
    if (isReleased) app.publish(`attempt:${attemptId}`, { type: 'result-changed', attemptId })
}

/** Whether a correction makes anything else of an attempt. */
export function isChanged({ before, after, maxBefore, maxAfter }: RegradedRow): boolean {
  return before !== after || maxBefore !== maxAfter
}

/** A released result that changes says so, with what it was when it was released. */
export async function noteChange(
  app: App,
  tx: Tx,
  attemptId: AttemptId,
  totalBefore: number | null,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('release')
    .set(({ fn, ref, val }) => ({
      changedAt: app.now(),
      changedReason: reason,
      changedFrom: fn.coalesce(ref('changedFrom'), val(totalBefore)),
    }))
    .where('attemptId', '=', attemptId)
    .execute()
}
