import type { AttemptId, RevisionId, SittingId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { countsOf } from '@invigil/items/draw.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from '../review/verdicts.ts'
import { undecidedLate } from './answer-times.ts'
import { contentsOf } from './own-items.ts'
import { rounded } from './points.ts'
import { scoreLeftOver } from './score-left-over.ts'

/** All results of a sitting by name. Who never began is in it, without points. */
export async function resultsOf(app: App, sittingId: SittingId): Promise<Result[]> {
  await scoreLeftOver(app, sittingId)
  const rows = await resultRows(app, sittingId).orderBy('person.name').orderBy('attempt.id').execute()
  return await asResults(app, sittingId, rows)
}

export type ResultRow = Awaited<ReturnType<ReturnType<typeof resultRows>['execute']>>[number]

/** The attempts of a sitting with what the database itself says of their results. */
export function resultRows(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .leftJoin('release', 'release.attemptId', 'attempt.id')
    .leftJoin('scoreTotal', 'scoreTotal.attemptId', 'attempt.id')
    .select(['attempt.id as attemptId', 'attempt.state', 'attempt.endedAt'])
    .select(['attemptRevision.revisionId', 'release.releasedAt', 'release.changedAt'])
    .select(['scoreTotal.points as sum', 'scoreTotal.most', 'scoreTotal.unmarked'])
    .select(['person.name as candidateName', 'person.email', 'registration.externalId'])
    .select(['registration.groupName as group', 'sittingRoom.name as room'])
    .select(
      sql<number>`(select count(*)::int from incident
        where incident.attempt_id = attempt.id and incident.state = 'open')`.as('openIncidents'),
    )
    .where('attempt.sittingId', '=', sittingId)
}

/** The same rows with what must be looked up for them, in their order. */
export async function asResults(app: App, sittingId: SittingId, rows: ResultRow[]): Promise<Result[]> {
  const ids = rows.map(({ attemptId }) => attemptId)
  const [verdicts, mostByRevision, undecided] = await Promise.all([
    verdictsByAttempt(app, ids),
    mostOf(app, rows),
    undecidedLate(app, sittingId),
  ])
  const lateByAttempt = Map.groupBy(undecided, ({ attemptId }) => attemptId)
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

/** What the papers are worth of whose answers nothing is counted. */
async function mostOf(app: App, rows: readonly ResultRow[]): Promise<Map<RevisionId, number>> {
  const uncounted = rows.filter(({ endedAt, most }) => endedAt === null || most === null)
  const contents = await contentsOf(
    app.db,
    uncounted.map(({ revisionId }) => revisionId),
  )
  return new Map([...contents].map(([id, content]) => [id, countsOf(content).points]))
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
