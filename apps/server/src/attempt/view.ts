import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Selectable } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { allowedMinutes } from '../sitting/allowed-minutes.ts'
import { showRoomCode } from '../sitting/room-code.ts'
import { dueAt, endsAt } from './clock.ts'
import { endWhenDue } from './expire.ts'
import type { AttemptTable } from './tables.ts'

/** What a candidate's screen must know of an attempt, just now. Ends it first if its time is over. Refused as not found. */
export async function attemptView(app: App, id: AttemptId): Promise<AttemptView> {
  const row = await read(app, id)
  const due = dueAt(clockOf(row), app.now())
  if (!due || due > app.now()) return asView(row, app.now())
  await endWhenDue(app, id)
  return asView(await read(app, id), app.now())
}

async function read(app: App, id: AttemptId) {
  const row = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .leftJoin('accommodation', 'accommodation.registrationId', 'attempt.registrationId')
    .leftJoin('submission', 'submission.attemptId', 'attempt.id')
    .selectAll('attempt')
    .select([
      'sitting.name as sittingName',
      'sitting.roomCode',
      'sitting.minutes',
      'sitting.timeZone',
      'sitting.startsAt as sittingStartsAt',
      'sitting.endsAt as sittingEndsAt',
      'revision.title as examTitle',
      'revision.policy',
      'person.name as candidateName',
      'accommodation.timeFactor',
      'accommodation.extraMinutes as accommodatedMinutes',
      'accommodation.silencedDetectors',
      'submission.submittedAt',
    ])
    .where('attempt.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `no attempt ${id}`)
  return row
}

type Row = Awaited<ReturnType<typeof read>>

function clockOf(row: Row) {
  const accommodated = { timeFactor: row.timeFactor ?? 1, extraMinutes: row.accommodatedMinutes ?? 0 }
  return { ...row, allowedMinutes: allowedMinutes(row.minutes, accommodated) }
}

function asView(row: Row, now: Date): AttemptView {
  const { id, sittingId, state, opening, candidateName, sittingName, examTitle, timeZone, policy } = row
  const clock = clockOf(row)
  return {
    ...{ id, sittingId, state, opening, candidateName, sittingName, examTitle, timeZone, policy },
    roomCode: showRoomCode(row.roomCode),
    minutes: clock.allowedMinutes,
    sittingStartsAt: row.sittingStartsAt.toISOString(),
    sittingEndsAt: row.sittingEndsAt.toISOString(),
    isAdmitted: row.admittedAt !== null,
    startedAt: inWords(row.startedAt),
    endsAt: inWords(endsAt(clock, now)),
    ...pauseOf(row),
    submittedAt: inWords(row.submittedAt),
    endReason: row.endReason,
    silencedDetectors: row.silencedDetectors ?? [],
    now: now.toISOString(),
  }
}

function pauseOf({ state, pausedAt, pauseReason }: Selectable<AttemptTable>) {
  return state === 'paused'
    ? { pausedAt: inWords(pausedAt), pauseReason }
    : { pausedAt: null, pauseReason: null }
}

function inWords(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
