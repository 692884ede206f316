import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { remembered } from '../platform/remember.ts'
import { policyOfSitting } from '../sitting/policy.ts'

const mostAttempts = 20_000

/** The kinds of signal that the policy of an attempt's revision watches. Both are frozen, so they are asked for once. */
export async function watchedKinds(app: App, attemptId: AttemptId): Promise<ReadonlySet<string>> {
  return await remembered(kindsByAttempt(app), attemptId, () => readKinds(app, attemptId), mostAttempts)
}

const kindsByAttempt = perApp(() => new Map<AttemptId, ReadonlySet<string>>())

async function readKinds(app: App, attemptId: AttemptId): Promise<ReadonlySet<string>> {
  const { policy } = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(policyOfSitting.as('policy'))
    .where('attempt.id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return new Set(Object.entries(policy.detectors).flatMap(([kind, { isOn }]) => (isOn ? [kind] : [])))
}
