import type { ExamId, RevisionId, SittingId } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import type { Selectable } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { moveWindows } from './move-windows.ts'
import { theSitting } from './read.ts'
import { newRoomCode } from './room-code.ts'
import { checkTimes, checkTimeZone } from './schedule.ts'
import type { SittingTable } from './tables.ts'

interface Schedule {
  name: string
  startsAt: string
  endsAt: string
  minutes: number
  timeZone: string
  lateMinutes?: number | null | undefined
  lateTime?: Sitting['lateTime'] | undefined
}

/** Schedules the latest revision of an exam, with a room code of its own. Refused when the exam is not published. */
export async function createSitting(
  app: App,
  by: Actor,
  { examId, ...schedule }: Schedule & { examId: ExamId },
): Promise<Sitting> {
  const { name, minutes, timeZone } = schedule
  const times = { startsAt: new Date(schedule.startsAt), endsAt: new Date(schedule.endsAt) }
  checkTimes(times, app.now())
  checkTimeZone(timeZone)
  return await app.db.transaction().execute(async (tx) => {
    const revisionId = await latestRevision(tx, examId)
    const id = newId() as SittingId
    const roomCode = await insertSitting(tx, {
      id,
      organisationId: by.organisationId,
      examId,
      revisionId,
      ...{ name, minutes, timeZone, ...times },
      creatorId: by.personId,
      createdAt: app.now(),
      cancelledAt: null,
      cancelledBy: null,
      cancelReason: null,
      ...{ purpose: 'exam', keepDays: null, mostAttempts: null },
      lateMinutes: schedule.lateMinutes ?? null,
      lateTime: schedule.lateTime ?? 'kept',
    })
    const body = { ...schedule, examId, revisionId, roomCode }
    await audit(app, tx, { ...told(by, id), kind: 'sitting-created', body })
    return await theSitting({ ...app, db: tx }, id)
  })
}

/**
 * Changes a sitting's name and times; once somebody has begun, its start, minutes and revision stand. A sitting that is
 * over can be given a later end; a cancelled one stays as it is.
 */
export async function updateSitting(
  app: App,
  by: Actor,
  sittingId: SittingId,
  changes: Partial<Schedule> & { revisionId?: RevisionId },
): Promise<Sitting> {
  const sitting = await app.db.transaction().execute(async (tx) => {
    const before = await lockSitting(tx, sittingId)
    refuseIfCancelled(before)
    if (Object.keys(changes).length === 0) return await theSitting({ ...app, db: tx }, sittingId)
    const wanted = { ...before, ...asColumns(changes) }
    if (changes.startsAt !== undefined || changes.endsAt !== undefined) checkTimes(wanted, app.now())
    checkTimeZone(wanted.timeZone)
    if (wanted.revisionId !== before.revisionId) await checkRevision(tx, before.examId, wanted.revisionId)
    if (changesWhatIsBegun(before, wanted) && (await hasBegun(tx, sittingId))) {
      throw new Refusal('sitting-has-begun', `somebody has begun in sitting ${sittingId}`)
    }
    await tx.updateTable('sitting').set(asColumns(changes)).where('id', '=', sittingId).execute()
    await moveWindows(tx, before, wanted)
    await audit(app, tx, { ...told(by, sittingId), kind: 'sitting-changed', body: changes })
    return await theSitting({ ...app, db: tx }, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'sitting-changed' })
  return sitting
}

/** Cancels a sitting, with a reason that is kept; refused once somebody has begun. */
export async function cancelSitting(
  app: App,
  by: Actor,
  sittingId: SittingId,
  reason: string,
): Promise<Sitting> {
  const sitting = await app.db.transaction().execute(async (tx) => {
    refuseIfCancelled(await lockSitting(tx, sittingId))
    if (await hasBegun(tx, sittingId)) {
      throw new Refusal('sitting-has-begun', `somebody has begun in sitting ${sittingId}`)
    }
    await tx
      .updateTable('sitting')
      .set({ cancelledAt: app.now(), cancelledBy: by.personId, cancelReason: reason })
      .where('id', '=', sittingId)
      .execute()
    await audit(app, tx, { ...told(by, sittingId), kind: 'sitting-cancelled', body: { reason } })
    return await theSitting({ ...app, db: tx }, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'sitting-changed' })
  return sitting
}

/** Lets one change of a sitting or its roster wait for another; refused as not found when there is none. */
export async function lockSitting(tx: Tx, sittingId: SittingId): Promise<Selectable<SittingTable>> {
  const sitting = await tx
    .selectFrom('sitting')
    .selectAll()
    .where('id', '=', sittingId)
    .forUpdate()
    .executeTakeFirst()
  if (!sitting) throw new Refusal('not-found', `no sitting ${sittingId}`)
  return sitting
}

export function refuseIfCancelled(sitting: Selectable<SittingTable>): void {
  if (sitting.cancelledAt) throw new Refusal('sitting-cancelled', `sitting ${sitting.id} is cancelled`)
}

/** What every entry of the audit log about a sitting begins with. */
export function told(by: Actor, sittingId: SittingId) {
  return { organisationId: by.organisationId, actorId: by.personId, subject: `sitting:${sittingId}` }
}

/** Writes a sitting under a new room code, which is returned. */
export async function insertSitting(
  tx: Tx,
  sitting: Omit<Selectable<SittingTable>, 'roomCode'>,
): Promise<string> {
  for (;;) {
    const roomCode = newRoomCode()
    const inserted = await tx
      .insertInto('sitting')
      .values({ ...sitting, roomCode })
      .onConflict((conflict) => conflict.column('roomCode').doNothing())
      .returning('roomCode')
      .executeTakeFirst()
    if (inserted) return inserted.roomCode
  }
}

/** The newest revision of an exam. Refused as `exam-not-published` when there is none. */
export async function latestRevision(tx: Tx, examId: ExamId): Promise<RevisionId> {
  const latest = await tx
    .selectFrom('revision')
    .select('id')
    .where('examId', '=', examId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest) throw new Refusal('exam-not-published', `exam ${examId} has no revision`)
  return latest.id
}

async function checkRevision(tx: Tx, examId: ExamId, revisionId: RevisionId): Promise<void> {
  const revision = await tx
    .selectFrom('revision')
    .select('id')
    .where('id', '=', revisionId)
    .where('examId', '=', examId)
    .executeTakeFirst()
  if (!revision) throw new Refusal('not-found', `exam ${examId} has no revision ${revisionId}`)
}

function asColumns({ startsAt, endsAt, ...changes }: Partial<Schedule> & { revisionId?: RevisionId }) {
  return {
    ...changes,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  }
}

function changesWhatIsBegun(before: Selectable<SittingTable>, wanted: Selectable<SittingTable>): boolean {
  return (
    before.minutes !== wanted.minutes ||
    before.revisionId !== wanted.revisionId ||
    before.startsAt.getTime() !== wanted.startsAt.getTime()
  )
}

/** Nobody begins between the question and the end of the transaction. */
async function hasBegun(tx: Tx, sittingId: SittingId): Promise<boolean> {
  await tx
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('startedAt', 'is', null)
    .forShare()
    .execute()
  const begun = await tx
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('startedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return begun !== undefined
}
