import type { AttemptId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { resultsOf } from './results.ts'

export type HeldBecause = 'open-incident' | 'to-mark' | 'not-submitted' | 'breach'

/** What keeps a result back, the weightiest reason first; undefined when nothing does. A breach is released by nobody here. */
export function whyHeld(
  result: Pick<Result, 'submittedAt' | 'verdict' | 'openIncidents' | 'toMark'>,
): HeldBecause | undefined {
  if (result.submittedAt === null) return 'not-submitted'
  if (result.verdict === 'breach') return 'breach'
  // A verdict that clears the attempt has looked at its incidents.
  if (result.openIncidents > 0 && result.verdict === null) return 'open-incident'
  if (result.toMark > 0) return 'to-mark'
  return undefined
}

/** Releases results of a sitting, all or those named; what is held is named with its reason and can be released later. */
export async function releaseResults(
  app: App,
  sittingId: SittingId,
  by: { personId: PersonId; organisationId: OrganisationId; attemptIds: AttemptId[] | null },
): Promise<{ released: AttemptId[]; held: { attemptId: AttemptId; why: HeldBecause }[] }> {
  const { personId, organisationId, attemptIds } = by
  const results = await resultsOf(app, sittingId)
  const named = attemptIds && new Set(attemptIds)
  const chosen = results.filter(({ attemptId }) => !named || named.has(attemptId))
  const held = chosen.flatMap((result) => {
    const why = whyHeld(result)
    return why ? [{ attemptId: result.attemptId, why }] : []
  })
  const heldIds = new Set(held.map(({ attemptId }) => attemptId))
  const toRelease = chosen.filter(
    ({ attemptId, releasedAt }) => !heldIds.has(attemptId) && releasedAt === null,
  )
  const released = toRelease.map(({ attemptId }) => attemptId)
  if (released.length === 0) return { released, held }

  await app.db.transaction().execute(async (tx) => {
    await sql`
      insert into release (attempt_id, person_id, released_at)
      select id, ${personId}, ${app.now()} from unnest(${released}::uuid[]) as id
      on conflict do nothing
    `.execute(tx)
    const news = released.map((attemptId) => ({ body: { attemptId } }))
    await app.announceAll(tx, 'result-released', news)
    const subject = `sitting:${sittingId}`
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'results-released',
      subject,
      body: { released },
    })
  })
  for (const attemptId of released)
    app.publish(`attempt:${attemptId}`, { type: 'result-released', attemptId })
  return { released, held }
}
