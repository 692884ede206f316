import type { ExamId, Locale, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { sql } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import { addGuest } from '../identity/guest.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { insertSitting, latestRevision, lockSitting, refuseIfCancelled, told } from './plan.ts'
import { theSitting } from './read.ts'
import { checkTimeZone } from './schedule.ts'

/** A practice ends when it is closed; until then its end is further off than anything. */
const openEnd = new Date('2999-12-31T00:00:00Z')
/** A guest who does not begin within a day enters again. */
const guestMs = 24 * 3_600_000

/**
 * Opens a practice of the latest revision of an exam; anybody who has the room code may enter. Refused as
 * `exam-not-published`.
 */
export async function createPractice(
  app: App,
  by: Actor,
  wish: { examId: ExamId; name: string; timeZone: string; keepDays: number; mostAttempts: number },
): Promise<Sitting> {
  checkTimeZone(wish.timeZone)
  return await app.db.transaction().execute(async (tx) => {
    const revisionId = await latestRevision(tx, wish.examId)
    const { minutes } = await tx
      .selectFrom('revision')
      .select('minutes')
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    const id = newId() as SittingId
    const roomCode = await insertSitting(tx, {
      ...{ id, revisionId, minutes, ...wish, organisationId: by.organisationId },
      ...{ startsAt: app.now(), endsAt: openEnd, creatorId: by.personId, createdAt: app.now() },
      ...{ cancelledAt: null, cancelledBy: null, cancelReason: null },
      ...{ purpose: 'practice', lateMinutes: null, lateTime: 'kept' },
    })
    const body = { ...wish, revisionId, roomCode }
    await audit(app, tx, { ...told(by, id), kind: 'practice-opened', body })
    return await theSitting({ ...app, db: tx }, id)
  })
}

/**
 * Closes a practice now: nobody enters or begins any more, and who has begun has the time that is left. Closing again
 * changes nothing.
 */
export async function closePractice(app: App, by: Actor, sittingId: SittingId): Promise<Sitting> {
  const sitting = await app.db.transaction().execute(async (tx) => {
    const before = await lockSitting(tx, sittingId)
    refuseIfCancelled(before)
    if (before.purpose !== 'practice') throw new Refusal('not-found', `sitting ${sittingId} is no practice`)
    if (before.endsAt > app.now()) {
      const endsAt = new Date(Math.max(app.now().getTime(), before.startsAt.getTime() + 1))
      await tx.updateTable('sitting').set({ endsAt }).where('id', '=', sittingId).execute()
      await closeWindows(tx, sittingId, endsAt)
      await audit(app, tx, { ...told(by, sittingId), kind: 'practice-closed', body: {} })
    }
    return await theSitting({ ...app, db: tx }, sittingId)
  })
  app.publish(`sitting:${sittingId}`, { type: 'sitting-changed' })
  return sitting
}

/**
 * Registers a guest, in a window of the own; nothing is written about them that would outlive the practice. Refused as
 * `sitting-over` and `practice-full`.
 */
export async function registerGuest(
  app: App,
  tx: Tx,
  sittingId: SittingId,
  guest: { name: string; locale: Locale },
): Promise<RegistrationId> {
  const sitting = await lockSitting(tx, sittingId)
  refuseIfCancelled(sitting)
  const now = app.now()
  if (now >= sitting.endsAt) throw new Refusal('sitting-over', `practice ${sittingId} is closed`)
  const { count } = await tx
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sittingId', '=', sittingId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= (sitting.mostAttempts ?? 0)) {
    throw new Refusal('practice-full', `practice ${sittingId} has ${count} attempts`)
  }
  const personId = await addGuest(app, tx, { organisationId: sitting.organisationId, ...guest })
  const id = newId() as RegistrationId
  const endsAt = new Date(Math.min(now.getTime() + guestMs, sitting.endsAt.getTime()))
  await tx
    .insertInto('registration')
    .values({
      ...{ id, sittingId, personId, externalId: null, startsAt: now, endsAt },
      ...{ createdAt: now, createdBy: sitting.creatorId },
    })
    .execute()
  return id
}

/** Takes somebody off a practice for good, once the attempt is deleted. */
export async function deletePracticeRegistration(tx: Tx, registrationId: RegistrationId): Promise<void> {
  await tx.deleteFrom('registration').where('id', '=', registrationId).execute()
}

/** Who has begun keeps the time; the attempt's table is a later room's and only read. */
async function closeWindows(tx: Tx, sittingId: SittingId, endsAt: Date): Promise<void> {
  await sql`
    update registration set ends_at = greatest(${endsAt}::timestamptz, starts_at + interval '1 millisecond')
    where sitting_id = ${sittingId} and ends_at > ${endsAt} and not exists (
      select from attempt where attempt.registration_id = registration.id and attempt.started_at is not null
    )`.execute(tx)
}
