import type { PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { tellAccessChanged } from '../identity/access.ts'
import type { Actor } from '../identity/caller.ts'
import { setHolders } from '../identity/holders.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { lockSitting } from './plan.ts'
import { theSitting } from './read.ts'

/**
 * Says who proctors a sitting. Refused for people who proctor or administer nothing in the organisation, and for the
 * sitting's own candidates.
 */
export async function setProctors(
  app: App,
  by: Actor,
  sittingId: SittingId,
  personIds: readonly PersonId[],
): Promise<Sitting> {
  const { sitting, changed } = await app.db.transaction().execute(async (tx) => {
    await lockSitting(tx, sittingId)
    await checkProctors(tx, by, sittingId, personIds)
    const grant = { role: 'proctor', scopeKind: 'sitting', scopeId: sittingId } as const
    const changed = await setHolders(app, tx, by, { ...grant, personIds })
    return { sitting: await theSitting({ ...app, db: tx }, sittingId), changed }
  })
  for (const personId of changed) tellAccessChanged(app, personId)
  app.publish(`sitting:${sittingId}`, { type: 'sitting-changed' })
  return sitting
}

async function checkProctors(
  tx: Tx,
  { organisationId }: Actor,
  sittingId: SittingId,
  ids: readonly PersonId[],
) {
  if (ids.length === 0) return
  const able = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', ids)
    .where('organisationId', '=', organisationId)
    .where('deactivatedAt', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('roleGrant')
          .select('role')
          .whereRef('roleGrant.personId', '=', 'person.id')
          .where('role', 'in', ['proctor', 'administrator']),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registration')
            .select('registration.id')
            .whereRef('registration.personId', '=', 'person.id')
            .where('registration.sittingId', '=', sittingId),
        ),
      ),
    )
    .execute()
  const other = ids.find((id) => !able.some((person) => person.id === id))
  if (other) throw new Refusal('not-a-proctor', `person ${other} cannot proctor sitting ${sittingId}`)
}
