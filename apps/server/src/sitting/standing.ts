import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { PersonId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'

/** What every later registration of these people takes over, by person; nobody else is in it. */
export async function standingOf(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Accommodation>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('standingAccommodation')
    .select(['personId', 'accommodation'])
    .where(({ eb, fn }) => eb('personId', '=', fn.any(eb.val(personIds))))
    .execute()
  return new Map(rows.map(({ personId, accommodation }) => [personId, accommodation]))
}

/** Keeps an accommodation for every later registration of a person; the other paper is this sitting's alone. */
export async function keepStanding(
  app: App,
  tx: Tx,
  by: Actor,
  { personId, accommodation }: { personId: PersonId; accommodation: Accommodation },
): Promise<void> {
  const columns = {
    accommodation: JSON.stringify({ ...accommodation, alternativeRevisionId: null }),
    changedAt: app.now(),
    changedBy: by.personId,
  }
  await tx
    .insertInto('standingAccommodation')
    .values({ personId, ...columns })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(columns))
    .execute()
}

/** Later registrations of this person take nothing over any more; those that are stay as they are. */
export async function endStanding(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('standingAccommodation').where('personId', '=', personId).execute()
}
