import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import { countsOf } from '@invigil/items/draw.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from '../review/verdicts.ts'
import { undecidedLate } from './answer-times.ts'
import { contentsOf } from './own-items.ts'
import { rounded } from './points.ts'
import { scoreLeftOver } from './score-left-over.ts'

/** The results of a sitting by name, or of some of its attempts. Who never began is in it, without points. */
export async function resultsOf(app: App, sittingId: SittingId): Promise<Result[]> {
  await scoreLeftOver(app, sittingId)
  const rows = await attemptsOf(app, sittingId)
  const ids = rows.map(({ attemptId }) => attemptId)
  const [verdicts, contents, undecided] = await Promise.all([
    verdictsByAttempt(app, ids),
    contentsOf(
      app.db,
      rows.map(({ revisionId }) => revisionId),
    ),
    undecidedLate(app, sittingId),
  ])
  const lateByAttempt = Map.groupBy(undecided, ({ attemptId }) => attemptId)
  const mostByRevision = new Map([...contents].map(([id, content]) => [id, countsOf(content).points]))
  return rows.map(({ endedAt, releasedAt, changedAt, revisionId, sum, most, unmarked, ...row }) => {
    const isCounted = endedAt !== null && most !== null
    return {
      ...row,
      points: isCounted && unmarked === 0 ? rounded(sum ?? 0) : null,
      max: rounded(isCounted ? most : (mostByRevision.get(revisionId) ?? 0)),
      late: lateByAttempt.get(row.attemptId)?.length ?? 0,
      toMark: isCounted ? (unmarked ?? 0) : 0,
      verdict: verdicts.get(row.attemptId)?.at(-1)?.verdict ?? null,
      // Who was there and never began has handed in nothing.
      submittedAt: isCounted ? endedAt.toISOString() : null,
      releasedAt: releasedAt?.toISOString() ?? null,
      changedAt: changedAt?.toISOString() ?? null,
    }
  })
}

function attemptsOf(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .leftJoin('release', 'release.attemptId', 'attempt.id')
    .leftJoin(
      (from) =>
        from
          .selectFrom('countedScore')
          .innerJoin('attempt as of', 'of.id', 'countedScore.attemptId')
          .where('of.sittingId', '=', sittingId)
          .groupBy('countedScore.attemptId')
          .select('countedScore.attemptId')
          .select(sql<number | null>`sum(counted_score.points)`.as('sum'))
          .select(sql<number>`sum(counted_score.max)`.as('most'))
          .select(sql<number>`count(*) filter (where counted_score.points is null)::int`.as('unmarked'))
          .as('whole'),
      (join) => join.onRef('whole.attemptId', '=', 'attempt.id'),
    )
    .select(['attempt.id as attemptId', 'attempt.state', 'attempt.endedAt'])
    .select(['attemptRevision.revisionId', 'release.releasedAt', 'release.changedAt'])
    .select(['whole.sum', 'whole.most', 'whole.unmarked'])
    .select(['person.name as candidateName', 'person.email', 'registration.externalId'])
    .select(['registration.groupName as group', 'sittingRoom.name as room'])
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
