import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { App } from '../platform/app.ts'
import '../attempt/tables.ts'
import '../exam/tables.ts'
import '../sitting/tables.ts'
import { policyOfSitting } from '../sitting/policy.ts'

/** How an attempt is to be looked at. */
export interface Standing {
  state: AttemptState
  policy: Policy
  silenced: string[]
}

/** The standing of each of these attempts. */
export async function standingsOf(
  app: Pick<App, 'db'>,
  attemptIds: readonly AttemptId[],
): Promise<Map<AttemptId, Standing>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .select(['attempt.id', 'attempt.state', policyOfSitting.as('policy'), 'accommodation.silencedDetectors'])
    .where('attempt.id', 'in', attemptIds)
    .execute()
  return new Map(
    rows.map(({ id, state, policy, silencedDetectors }) => [
      id,
      { state, policy, silenced: silencedDetectors ?? [] },
    ]),
  )
}

/** The states of these attempts, for those whose policy is known. */
export async function statesOf(
  app: Pick<App, 'db'>,
  attemptIds: readonly AttemptId[],
): Promise<Map<AttemptId, AttemptState>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('attempt')
    .select(['id', 'state'])
    .where('id', 'in', attemptIds)
    .execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}
