import type { ExamId, SittingId } from '@invigil/contract/ids.ts'
import type { ReviewEntry } from '@invigil/contract/review.ts'
import { sql } from 'kysely'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from './verdicts.ts'

/**
 * Attempts that a person may review, those first in which there is most to look at. The weight only orders the queue:
 * undismissed incidents, low 1, medium 3, high 9.
 */
export async function reviewQueue(
  app: App,
  caller: PersonCaller,
  { sittingId, undecidedOnly }: { sittingId?: SittingId; undecidedOnly: boolean },
): Promise<ReviewEntry[]> {
  const rows = await attemptsFor(app, caller, sittingId)
  const verdicts = await verdictsByAttempt(
    app,
    rows.map(({ attemptId }) => attemptId),
  )
  return rows
    .map(({ endedAt, ...row }) => ({
      ...row,
      submittedAt: endedAt?.toISOString() ?? null,
      verdict: verdicts.get(row.attemptId)?.at(-1) ?? null,
    }))
    .filter(({ verdict }) => !undecidedOnly || verdict === null)
    .sort((a, b) => b.weight - a.weight || a.candidateName.localeCompare(b.candidateName))
}

async function attemptsFor(app: App, caller: PersonCaller, sittingId: SittingId | undefined) {
  const held = caller.grants.filter(({ role }) => role === 'administrator' || role === 'reviewer')
  const idsOf = <Id>(kind: string) =>
    held.filter(({ scopeKind }) => scopeKind === kind).map(({ scopeId }) => scopeId as Id)
  const seesAll = idsOf('organisation').length > 0
  const examIds = idsOf<ExamId>('exam')
  const sittingIds = idsOf<SittingId>('sitting')
  if (!seesAll && examIds.length + sittingIds.length === 0) return []
  return await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .select(['registration.groupName as group', 'sittingRoom.name as room'])
    .select(['attempt.id as attemptId', 'attempt.sittingId', 'attempt.state', 'attempt.endedAt'])
    .select(['sitting.name as sittingName', 'person.name as candidateName', openIncidents, incidents, weight])
    .where('sitting.organisationId', '=', caller.organisationId)
    .where('attempt.startedAt', 'is not', null)
    // Of a practice nothing is recorded and nobody is judged.
    .where('sitting.purpose', '=', 'exam')
    .$if(sittingId !== undefined, (query) => query.where('sitting.id', '=', sittingId as SittingId))
    .$if(!seesAll, (query) =>
      query.where((is) =>
        is.or([
          ...(examIds.length > 0 ? [is('sitting.examId', 'in', examIds)] : []),
          ...(sittingIds.length > 0 ? [is('sitting.id', 'in', sittingIds)] : []),
        ]),
      ),
    )
    .orderBy('attempt.startedAt', 'desc')
    .orderBy('attempt.id', 'desc')
    .limit(2_000)
    .execute()
}

const openIncidents = sql<number>`(select count(*)::int from incident
  where incident.attempt_id = attempt.id and incident.state = 'open')`.as('openIncidents')

const incidents = sql<number>`(select count(*)::int from incident where incident.attempt_id = attempt.id)`.as(
  'incidents',
)

const weight =
  sql<number>`(select coalesce(sum(case severity when 'high' then 9 when 'medium' then 3 else 1 end), 0)::int
  from incident where incident.attempt_id = attempt.id and incident.state <> 'dismissed')`.as('weight')
