import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'

const mostAttempts = 20_000

/** The kinds of signal that the policy of an attempt's revision watches. Both are frozen, so they are asked for once. */
export async function watchedKinds(app: App, attemptId: AttemptId): Promise<ReadonlySet<string>> {
  const known = kindsByAttempt(app)
  const kinds = known.get(attemptId) ?? (await readKinds(app, attemptId))
  known.set(attemptId, kinds)
  const [oldest] = known.keys()
  if (known.size > mostAttempts && oldest) known.delete(oldest)
  return kinds
}

const kindsByAttempt = perApp(() => new Map<AttemptId, ReadonlySet<string>>())

async function readKinds(app: App, attemptId: AttemptId): Promise<ReadonlySet<string>> {
  const { policy } = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select('revision.policy')
    .where('attempt.id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return new Set(Object.entries(policy.detectors).flatMap(([kind, { isOn }]) => (isOn ? [kind] : [])))
}
