import type { Handover } from '@invigil/contract/charge.ts'
import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Charging, give, lockCharges, tellAudit, tellProctors } from './charge.ts'
import { viewersOf } from './viewers.ts'

/** An offer that nobody answers is forgotten after this long, in milliseconds. */
const standsForMs = 10 * 60_000

/** The hand-overs of a sitting that wait for an answer, the oldest first. */
export async function offersOf(app: App, sittingId: SittingId): Promise<Handover[]> {
  const rows = await standing(app, sittingId).orderBy('offeredAt').orderBy('handover.id').execute()
  return rows.map(({ id, attemptIds, offeredAt, ...row }) => ({
    ...{ id, attemptIds, offeredAt: offeredAt.toISOString() },
    from: { id: row.fromPerson, name: row.fromName },
    to: { id: row.toPerson, name: row.toName },
  }))
}

/**
 * Asks another proctor to take over candidates: one's own, or such as nobody answers for. They stay where they are until it
 * is accepted. Throws `not-on-the-wall`, and `not-found` when none of them can be offered.
 */
export async function offerHandover(app: App, charging: Charging, to: PersonId): Promise<Handover> {
  const { sittingId, personId } = charging
  const viewers = await viewersOf(app, sittingId)
  if (to === personId || !viewers.some(({ id }) => id === to))
    throw new Refusal('not-on-the-wall', `${to} cannot be asked about sitting ${sittingId}`)
  const offerable = await app.db
    .selectFrom('attempt')
    .leftJoin('charge', 'charge.attemptId', 'attempt.id')
    .select('attempt.id')
    .where('attempt.sittingId', '=', sittingId)
    .where('attempt.id', 'in', charging.attemptIds)
    .where((eb) => eb.or([eb('charge.personId', 'is', null), eb('charge.personId', '=', personId)]))
    .execute()
  const attemptIds = offerable.map((attempt) => attempt.id)
  if (attemptIds.length === 0) throw new Refusal('not-found', 'none of them can be handed over')

  const id = newId()
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('handover')
      .values({ id, sittingId, fromPerson: personId, toPerson: to, attemptIds, offeredAt: app.now() })
      .execute()
    await tellAudit(app, tx, 'handover-offered', { sittingId, attemptIds, personId, to })
  })
  tellProctors(app, sittingId)
  const offer = (await offersOf(app, sittingId)).find((one) => one.id === id)
  if (!offer) throw new Error(`the hand-over ${id} is gone`)
  return offer
}

/** Accepts or declines (who was asked) or withdraws (who offered). Whom somebody took meanwhile stays there. Throws `not-found` when it no longer stands or is another's. */
export async function answerHandover(
  app: App,
  { sittingId, handoverId, personId }: { sittingId: SittingId; handoverId: string; personId: PersonId },
  answer: 'accepted' | 'declined' | 'withdrawn',
): Promise<{ moved: number }> {
  const asked = answer === 'withdrawn' ? 'fromPerson' : 'toPerson'
  const open = await standing(app, sittingId)
    .where('handover.id', '=', handoverId)
    .where(asked, '=', personId)
    .executeTakeFirst()
  if (!open) throw new Refusal('not-found', `no hand-over ${handoverId} waits for ${personId}`)

  const moved = await app.db.transaction().execute(async (tx) => {
    const answered = await tx
      .updateTable('handover')
      .set({ answer, answeredAt: app.now() })
      .where('id', '=', handoverId)
      .where('answer', 'is', null)
      .executeTakeFirst()
    if (answered.numUpdatedRows === 0n) throw new Refusal('not-found', `${handoverId} is answered`)
    const attemptIds = answer === 'accepted' ? await stillToGive(tx, sittingId, open) : open.attemptIds
    const charging = { sittingId, attemptIds, personId }
    if (answer === 'accepted') await give(app, tx, charging)
    await tellAudit(app, tx, `handover-${answer}`, charging)
    return answer === 'accepted' ? attemptIds.length : 0
  })
  tellProctors(app, sittingId)
  return { moved }
}

/** Those of an offer whom nobody took since: they are still the giver's, or nobody's. */
async function stillToGive(
  tx: Tx,
  sittingId: SittingId,
  { attemptIds, fromPerson }: { attemptIds: AttemptId[]; fromPerson: PersonId },
): Promise<AttemptId[]> {
  await lockCharges(tx, sittingId)
  const taken = await tx
    .selectFrom('charge')
    .select('attemptId')
    .where('attemptId', 'in', attemptIds)
    .where('personId', '!=', fromPerson)
    .execute()
  const gone = new Set(taken.map(({ attemptId }) => attemptId))
  return attemptIds.filter((id) => !gone.has(id))
}

function standing(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('handover')
    .innerJoin('person as giver', 'giver.id', 'handover.fromPerson')
    .innerJoin('person as taker', 'taker.id', 'handover.toPerson')
    .select(['handover.id', 'attemptIds', 'offeredAt', 'fromPerson', 'toPerson'])
    .select(['giver.name as fromName', 'taker.name as toName'])
    .where('sittingId', '=', sittingId)
    .where('answer', 'is', null)
    .where('offeredAt', '>', new Date(app.now().getTime() - standsForMs))
}
