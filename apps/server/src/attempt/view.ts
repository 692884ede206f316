import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { type InferResult, type Selectable, sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { policyOfSitting } from '../sitting/policy.ts'
import { noAccommodation } from '../sitting/registration.ts'
import { showRoomCode } from '../sitting/room-code.ts'
import { type AttemptClock, breakEndsAt, dueAt, endsAt, mayBeginUntil } from './clock.ts'
import { asClock, clockRows } from './clocks.ts'
import { endWhenDue } from './expire.ts'
import { outageMinutes } from './outage.ts'
import { sectionEndsAt } from './section-clock.ts'
import type { AttemptTable } from './tables.ts'

/** What a candidate's screen must know of an attempt, just now. Ends it first if its time is over. Refused as not found. */
export async function attemptView(app: App, id: AttemptId): Promise<AttemptView> {
  const row = await read(app, id)
  const due = dueAt(row, app.now())
  if (!due || due > app.now()) return asView(row, app.now())
  await endWhenDue(app, id)
  return asView(await read(app, id), app.now())
}

async function read(app: App, id: AttemptId): Promise<Row> {
  const row = await readerOf(app)(id)
  if (!row) throw new Refusal('not-found', `no attempt ${id}`)
  return row
}

/** A whole hall begins, or comes back, in the same seconds: what is asked for together is read together. */
const readerOf = perApp((app) => microBatch((ids: AttemptId[]) => readTogether(app, ids), { inFlight: 2 }))

async function readTogether(app: App, ids: readonly AttemptId[]): Promise<(Row | undefined)[]> {
  const asked = rowsOf(app, ids)
  const { rows } = await sql<
    InferResult<typeof asked>[number]
  >`/* prepared: read-attempt-views */ ${asked}`.execute(app.db)
  const byId = new Map(rows.map((row) => [row.id, asClock(row)]))
  return ids.map((id) => byId.get(id))
}

/** The policy is the room's for everybody in it, also for who has another paper. */
function rowsOf(app: App, ids: readonly AttemptId[]) {
  return clockRows(app.db)
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .leftJoin('submission', 'submission.attemptId', 'attempt.id')
    .selectAll('attempt')
    .select([
      'sitting.name as sittingName',
      'sitting.roomCode',
      'sitting.purpose as kind',
      'sitting.timeZone',
      'revision.title as examTitle',
      policyOfSitting.as('policy'),
      'person.name as candidateName',
      'accommodation.silencedDetectors',
      'accommodation.display',
      'accommodation.aids',
      'submission.submittedAt',
    ])
    .select(outageMinutes.as('outageMinutes'))
    .where(sql<boolean>`attempt.id = any(${ids}::uuid[])`)
}

type Row = ReturnType<typeof asClock<InferResult<ReturnType<typeof rowsOf>>[number]>>

function asView(row: Row, now: Date): AttemptView {
  const { id, sittingId, state, opening, candidateName, sittingName, examTitle, timeZone, policy } = row
  return {
    ...{ id, sittingId, state, opening, candidateName, sittingName, examTitle, timeZone, policy },
    roomCode: showRoomCode(row.roomCode),
    kind: row.kind,
    minutes: row.allowedMinutes,
    sittingStartsAt: row.opensAt.toISOString(),
    sittingEndsAt: row.sittingEndsAt.toISOString(),
    mayBeginUntil: mayBeginUntil(row).toISOString(),
    lateTime: row.lateTime,
    isAdmitted: row.admittedAt !== null,
    startedAt: inWords(row.startedAt),
    endsAt: inWords(endsAt(row, now)),
    ...pauseOf(row),
    submittedAt: inWords(row.submittedAt),
    endReason: row.endReason,
    silencedDetectors: row.silencedDetectors ?? [],
    display: row.display ?? noAccommodation.display,
    aids: row.aids ?? '',
    breaks: breaksOf(row),
    outageMinutes: row.outageMinutes,
    timeFactor: row.timeFactor ?? 1,
    sections: row.sections.map((section) => ({
      id: section.sectionId,
      openedAt: section.openedAt.toISOString(),
      endsAt: inWords(sectionEndsAt(section, row, now)),
      leftAt: inWords(section.leftAt),
    })),
    now: now.toISOString(),
  }
}

function breaksOf(clock: AttemptClock): AttemptView['breaks'] {
  const startedAt = clock.breakStartedAt
  const endsAt = breakEndsAt(clock)
  return {
    totalMinutes: clock.breakMinutes,
    usedMilliseconds: clock.breakMilliseconds,
    current:
      startedAt && endsAt ? { startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString() } : null,
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
