import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from '../review/verdicts.ts'
import { scoresByAttempt, total } from './points.ts'
import { scoreLeftOver } from './score-attempt.ts'

/** The results of a sitting by name, or of some of its attempts. Who never began is in it, without points. */
export async function resultsOf(app: App, sittingId: SittingId): Promise<Result[]> {
  await scoreLeftOver(app, sittingId)
  const rows = await attemptsOf(app, sittingId)
  const ids = rows.map(({ attemptId }) => attemptId)
  const [scores, verdicts] = await Promise.all([scoresByAttempt(app, ids), verdictsByAttempt(app, ids)])
  return rows.map(({ endedAt, releasedAt, ...row }) => {
    const ofAttempt = scores.get(row.attemptId) ?? []
    return {
      ...row,
      points: endedAt ? total(ofAttempt) : null,
      max: ofAttempt.reduce((sum, { max }) => sum + max, 0),
      toMark: endedAt ? ofAttempt.filter(({ points }) => points === null).length : 0,
      verdict: verdicts.get(row.attemptId)?.at(-1)?.verdict ?? null,
      submittedAt: endedAt?.toISOString() ?? null,
      releasedAt: releasedAt?.toISOString() ?? null,
    }
  })
}

function attemptsOf(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('release', 'release.attemptId', 'attempt.id')
    .select(['attempt.id as attemptId', 'attempt.state', 'attempt.endedAt', 'release.releasedAt'])
    .select(['person.name as candidateName', 'person.email', 'registration.externalId'])
    .select(
      sql<number>`(select count(*)::int from incident
        where incident.attempt_id = attempt.id and incident.state = 'open')`.as('openIncidents'),
    )
    .where('attempt.sittingId', '=', sittingId)
    .orderBy('person.name')
    .orderBy('attempt.id')
    .execute()
}

/** One attempt's own sitting. */
export async function sittingOf(app: App, attemptId: AttemptId): Promise<SittingId> {
  const attempt = await app.db
    .selectFrom('attempt')
    .select('sittingId')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return attempt.sittingId
}
