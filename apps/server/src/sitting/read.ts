import type { SittingId } from '@invigil/contract/ids.ts'
import type { Sitting, SittingState } from '@invigil/contract/sitting.ts'
import { type Kysely, sql } from 'kysely'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { showRoomCode } from './room-code.ts'
import { roomsOf } from './rooms.ts'
import { sittingState } from './schedule.ts'

type Reading = Pick<App, 'now'> & { db: Kysely<Tables> }

/** Reads a sitting; refused as not found when there is none. */
export async function theSitting(app: Reading, sittingId: SittingId): Promise<Sitting> {
  const rows = await sittings(app.db).where('sitting.id', '=', sittingId).execute()
  const [sitting] = await asSittings(app, rows)
  if (!sitting) throw new Refusal('not-found', `no sitting ${sittingId}`)
  return sitting
}

/** Lists the sittings a person has to do with: those that are open, then the nearest to come, then the latest that are over. */
export async function listSittings(
  app: App,
  caller: PersonCaller,
  { state }: { state?: SittingState },
): Promise<Sitting[]> {
  const ids = (kind: 'exam' | 'sitting') =>
    caller.grants.filter((grant) => grant.scopeKind === kind).map((grant) => grant.scopeId as never)
  const seesAll = caller.grants.some((grant) => grant.scopeKind === 'organisation')
  const scopes = { exams: ids('exam'), sittings: ids('sitting') }
  const rows = await sittings(app.db)
    .where('sitting.organisationId', '=', caller.organisationId)
    .$if(!seesAll, (query) =>
      query.where(({ eb, or }) =>
        or([
          ...(scopes.exams.length > 0 ? [eb('sitting.examId', 'in', scopes.exams)] : []),
          ...(scopes.sittings.length > 0 ? [eb('sitting.id', 'in', scopes.sittings)] : []),
        ]),
      ),
    )
    .orderBy(sql`abs(extract(epoch from sitting.starts_at - ${app.now()}::timestamptz))`)
    .orderBy('sitting.id')
    .limit(500)
    .execute()
  const wanted = (await asSittings(app, rows)).filter((sitting) => !state || sitting.state === state)
  return nearestFirst(wanted)
}

const order: Record<SittingState, number> = { open: 0, planned: 1, ended: 2, cancelled: 2 }

function nearestFirst(list: Sitting[]): Sitting[] {
  return list.toSorted((one, other) => {
    const byState = order[one.state] - order[other.state]
    const byStart = one.startsAt.localeCompare(other.startsAt)
    return byState || (order[one.state] === 2 ? -byStart : byStart)
  })
}

const sittings = (db: Kysely<Tables>) =>
  db
    .selectFrom('sitting')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .innerJoin('person', 'person.id', 'sitting.creatorId')
    .selectAll('sitting')
    .select([
      'revision.title as examTitle',
      'revision.number as revisionNumber',
      'person.name as creatorName',
    ])
    .select(({ selectFrom }) =>
      selectFrom('registration')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('registration.sittingId', '=', 'sitting.id')
        .as('candidates'),
    )
    // While one candidate's own window is open, the sitting is.
    .select(({ selectFrom }) => [
      selectFrom('registration')
        .select(({ fn }) => fn.min('registration.startsAt').as('at'))
        .whereRef('registration.sittingId', '=', 'sitting.id')
        .as('firstStartsAt'),
      selectFrom('registration')
        .select(({ fn }) => fn.max('registration.endsAt').as('at'))
        .whereRef('registration.sittingId', '=', 'sitting.id')
        .as('lastEndsAt'),
      sql<string[] | null>`(select array_agg(distinct group_name order by group_name) from registration
        where sitting_id = sitting.id and group_name is not null)`.as('groups'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof sittings>['execute']>>[number]

async function asSittings(app: Reading, rows: Row[]): Promise<Sitting[]> {
  const proctors = await proctorsOf(app.db, rows)
  const rooms = await roomsOf(
    app.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { id, name, examId, examTitle, revisionId, revisionNumber, minutes, timeZone } = row
    const { purpose: kind, lateMinutes, lateTime, keepDays, mostAttempts } = row
    return {
      ...{ id, name, examId, examTitle, revisionId, revisionNumber, minutes, timeZone },
      ...{ kind, lateMinutes, lateTime },
      practice: keepDays !== null && mostAttempts !== null ? { keepDays, mostAttempts } : null,
      roomCode: showRoomCode(row.roomCode),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      state: sittingState(widest(row), app.now()),
      creator: { id: row.creatorId, name: row.creatorName },
      createdAt: row.createdAt.toISOString(),
      candidates: row.candidates ?? 0,
      proctors: (proctors.get(id) ?? []).map(({ personId, name, email }) => ({ id: personId, name, email })),
      rooms: rooms.get(id) ?? [],
      groups: row.groups ?? [],
    }
  })
}

/** A practice is open as long as nobody closes it, whatever times its guests have. */
function widest({ firstStartsAt, lastEndsAt, ...row }: Row) {
  if (row.purpose === 'practice') return row
  const startsAt = firstStartsAt && firstStartsAt < row.startsAt ? firstStartsAt : row.startsAt
  const endsAt = lastEndsAt && lastEndsAt > row.endsAt ? lastEndsAt : row.endsAt
  return { ...row, startsAt, endsAt }
}

/** Who holds the role on the sitting itself; proctors of the whole organisation or exam are not named here. */
async function proctorsOf(db: Kysely<Tables>, rows: Row[]) {
  if (rows.length === 0) return new Map<string, never>()
  const held = await db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select(['roleGrant.scopeId', 'person.id as personId', 'person.name', 'person.email'])
    .where('roleGrant.role', '=', 'proctor')
    .where('roleGrant.scopeKind', '=', 'sitting')
    .where(
      'roleGrant.scopeId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return Map.groupBy(held, ({ scopeId }) => scopeId)
}
