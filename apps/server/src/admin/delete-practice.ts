import type { AttemptId, OrganisationId, PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import { deletePracticeAttempt, deleteUploadedFiles } from '../attempt/delete-practice.ts'
import { deleteGuest } from '../identity/guest.ts'
import { deleteRecording } from '../media/delete-recording.ts'
import { deleteRecordingFiles, letGoOfRecorders } from '../media/erase-recording.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { practiceAttemptDeleted } from '../review/evidence/check-named.ts'
import { deletePracticeRegistration } from '../sitting/practice.ts'
import { lockRetention } from './legal-hold.ts'

interface Due {
  registrationId: RegistrationId
  personId: PersonId
  attemptId: AttemptId | null
  sittingId: SittingId
  organisationId: OrganisationId
  keepDays: number
}

const atOnce = 500

/**
 * Deletes what is older than its practice keeps: the attempt with everything that hangs on it, its files, its place and the
 * guest. What is held stays. One that fails stops no other, and is tried again the next day.
 */
export async function deletePractice(app: App): Promise<void> {
  let after = ''
  for (;;) {
    const due = await findDue(app, after)
    for (const one of due) {
      await deleteOne(app, one).catch((error: unknown) =>
        app.log.error({ err: error, ...one }, 'a practice that is due could not be deleted'),
      )
    }
    const last = due.at(-1)
    if (!last || due.length < atOnce) return
    after = last.registrationId
  }
}

/** Files first: if they cannot be deleted, the attempt is still there to be found tomorrow. */
async function deleteOne(app: App, due: Due): Promise<void> {
  const { registrationId, personId, attemptId } = due
  if (attemptId) {
    await letGoOfRecorders(app, attemptId)
    await deleteUploadedFiles(app, attemptId)
    await deleteRecordingFiles(app, attemptId)
  }
  await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    if (attemptId) {
      await deleteRecording(app, tx, attemptId)
      await deletePracticeAttempt(tx, attemptId)
    }
    await deletePracticeRegistration(tx, registrationId)
    await deleteGuest(tx, personId)
    if (attemptId) await tellDeletion(app, tx, { ...due, attemptId })
  })
}

/** Whoever verifies the evidence reads here that the attempt did not vanish; of the guest nothing is told. */
async function tellDeletion(
  app: App,
  tx: Tx,
  { attemptId, sittingId, organisationId, keepDays }: Due & { attemptId: AttemptId },
): Promise<void> {
  await audit(app, tx, {
    ...{ organisationId, actorId: null, kind: practiceAttemptDeleted, subject: `attempt:${attemptId}` },
    body: { sittingId, keepDays },
  })
}

/** Nobody practises for two days: who began and never ended is over as well. */
async function findDue(app: App, after: string): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select registration.id as registration_id, registration.person_id, attempt.id as attempt_id,
      sitting.id as sitting_id, sitting.organisation_id, sitting.keep_days
    from sitting
      join registration on registration.sitting_id = sitting.id
      left join attempt on attempt.registration_id = registration.id
    where sitting.purpose = 'practice' and registration.id::text > ${after}
      and coalesce(attempt.ended_at, attempt.started_at + interval '2 days', registration.created_at)
        + sitting.keep_days * interval '24 hours' <= ${app.now()}
      and not exists (
        select from legal_hold where ended_at is null and (legal_hold.attempt_id = attempt.id
          or legal_hold.sitting_id = sitting.id or legal_hold.exam_id = sitting.exam_id))
    order by registration.id::text
    limit ${atOnce}`.execute(app.db)
  return rows
}
