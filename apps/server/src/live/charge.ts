import type { Charge } from '@invigil/contract/charge.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { viewersOf } from './viewers.ts'

/** Some candidates of a sitting, and the proctor who acts on them. */
export interface Charging {
  sittingId: SittingId
  attemptIds: readonly AttemptId[]
  personId: PersonId
}

/** Who answers for whom in a sitting. */
export async function chargesOf(app: App, sittingId: SittingId): Promise<Charge[]> {
  const rows = await app.db
    .selectFrom('charge')
    .innerJoin('person', 'person.id', 'charge.personId')
    .select(['charge.attemptId', 'person.id', 'person.name'])
    .where('sittingId', '=', sittingId)
    .orderBy('attemptId')
    .execute()
  return rows.map(({ attemptId, id, name }) => ({ attemptId, by: { id, name } }))
}

/** A proctor answers for candidates from now on; those of somebody who is at the wall stay theirs. */
export async function takeCharge(app: App, { sittingId, attemptIds, personId }: Charging) {
  const here = (await viewersOf(app, sittingId)).map(({ id }) => id).filter((id) => id !== personId)
  const taken = await app.db.transaction().execute(async (tx) => {
    await lockCharges(tx, sittingId)
    const free = await tx
      .selectFrom('attempt')
      .leftJoin('charge', 'charge.attemptId', 'attempt.id')
      .select('attempt.id')
      .where('attempt.sittingId', '=', sittingId)
      .where('attempt.id', 'in', attemptIds)
      .where((eb) =>
        eb.or([
          eb('charge.personId', 'is', null),
          ...(here.length > 0 ? [eb('charge.personId', 'not in', here)] : [eb.lit(true)]),
        ]),
      )
      .execute()
    const ids = free.map(({ id }) => id)
    await give(app, tx, { sittingId, attemptIds: ids, personId })
    await tellAudit(app, tx, 'candidates-taken-charge-of', { sittingId, attemptIds: ids, personId })
    return ids.length
  })
  tellProctors(app, sittingId)
  return { taken }
}

/** A proctor answers for candidates no longer. Only one's own can be let go. */
export async function releaseCharge(app: App, { sittingId, attemptIds, personId }: Charging) {
  const released = await app.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('charge')
      .where('sittingId', '=', sittingId)
      .where('personId', '=', personId)
      .where('attemptId', 'in', attemptIds)
      .returning('attemptId')
      .execute()
    const ids = gone.map(({ attemptId }) => attemptId)
    await tellAudit(app, tx, 'candidates-released', { sittingId, attemptIds: ids, personId })
    return ids.length
  })
  tellProctors(app, sittingId)
  return { released }
}

/**
 * Charges of a sitting change one after the other until the transaction ends. The attempts themselves are not locked: their
 * candidates go on writing answers.
 */
export async function lockCharges(tx: Tx, sittingId: SittingId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`charges ${sittingId}`}, 0))`.execute(tx)
}

/** Writes down that a proctor answers for these candidates, whoever did before. */
export async function give(app: App, tx: Tx, { sittingId, attemptIds, personId }: Charging): Promise<void> {
  if (attemptIds.length === 0) return
  const since = app.now()
  await tx
    .insertInto('charge')
    .values(attemptIds.map((attemptId) => ({ attemptId, sittingId, personId, since })))
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet({ personId, since }))
    .execute()
}

/** Writes what a proctor did with charges into the audit, unless it was nothing. */
export async function tellAudit(
  app: App,
  tx: Tx,
  kind: string,
  { sittingId, attemptIds, personId, ...more }: Charging & { to?: PersonId },
): Promise<void> {
  if (attemptIds.length === 0) return
  const organisationId: OrganisationId = await organisationOf(tx, sittingId)
  const body = { attemptIds, ...more }
  await audit(app, tx, { organisationId, actorId: personId, kind, subject: `sitting:${sittingId}`, body })
}

/** Tells the walls of a sitting that something about its proctors changed. */
export function tellProctors(app: App, sittingId: SittingId): void {
  app.publish(`sitting:${sittingId}`, { type: 'proctors' })
}

async function organisationOf(tx: Tx, sittingId: SittingId): Promise<OrganisationId> {
  const { organisationId } = await tx
    .selectFrom('sitting')
    .select('organisationId')
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return organisationId
}
