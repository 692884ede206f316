import type { AttemptId, OrganisationId, SittingId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import {
  deleteRecordingFiles,
  type ErasedRecording,
  eraseRecording,
  letGoOfRecorders,
} from '../media/erase-recording.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tables } from '../platform/tables.ts'
import { finishErasure } from './erase-attempt.ts'
import { lockRetention } from './legal-hold.ts'
import { keepReceipt, newNumber, nothingRecorded } from './write-receipt.ts'
import './tables.ts'

/**
 * Erases what cameras of halls recorded when the time of keeping of their sitting is over, unless the sitting, its exam or
 * one of its attempts is held. What a restored backup brings back is due, and goes with the next hour.
 */
export async function eraseDueHalls(app: App): Promise<void> {
  for (const { cameraId } of await dueHalls(app.db, app.now())) {
    await eraseHall(app, cameraId).catch((error: unknown) =>
      app.log.error({ err: error, cameraId }, 'what a hall camera recorded is due and could not be erased'),
    )
  }
}

/** Deletes again the files of cameras that were erased lately: a crash may have come between, and a file may have been late. */
export async function finishHalls(app: App, since: Date): Promise<void> {
  const erased = await app.db
    .selectFrom('hallCamera')
    .innerJoin('erasedRecording', (join) => join.onRef('erasedRecording.attemptId', '=', 'hallCamera.id'))
    .select('erasedRecording.attemptId as cameraId')
    .where('erasedAt', '>', since)
    .execute()
  for (const { cameraId } of erased) await deleteRecordingFiles(app, cameraId)
}

interface DueHall {
  /** What it records lies under its id where an attempt's would. */
  cameraId: AttemptId
  cameraName: string
  sittingId: SittingId
  sittingName: string
  examTitle: string
  organisationId: OrganisationId
  retentionDays: number
  dueAt: Date
}

async function eraseHall(app: App, cameraId: AttemptId): Promise<void> {
  await letGoOfRecorders(app, cameraId)
  await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    const [still] = await dueHalls(tx, app.now(), cameraId)
    if (!still) return
    const receipt = receiptOf(still, app.now(), await eraseRecording(app, tx, cameraId))
    const hash = await keepReceipt(app, tx, receipt)
    await audit(app, tx, {
      organisationId: still.organisationId,
      actorId: null,
      kind: 'hall-recording-erased',
      subject: `sitting:${still.sittingId}`,
      body: { cameraId, receipt: receipt.number, hash },
    })
  })
  await letGoOfRecorders(app, cameraId)
  await finishErasure(app, { what: 'hall', attemptId: cameraId })
}

function receiptOf(due: DueHall, now: Date, erased: ErasedRecording) {
  const { cameraId, cameraName, dueAt, ...sitting } = due
  return {
    ...{ number: newNumber(), what: 'hall' as const, attemptId: null, ...sitting },
    camera: { id: cameraId, name: cameraName },
    ...{
      erasedAt: now.toISOString(),
      why: 'clock' as const,
      dueAt: dueAt.toISOString(),
      by: null,
      reason: '',
    },
    ...{ ...nothingRecorded, ...erased, kept: [] },
  }
}

async function dueHalls(
  db: Kysely<Tables>,
  now: Date,
  cameraId: AttemptId | null = null,
): Promise<DueHall[]> {
  const { rows } = await sql<DueHall>`
    select hall_camera.id as camera_id, hall_camera.name as camera_name, sitting.id as sitting_id,
      sitting.name as sitting_name, revision.title as exam_title, sitting.organisation_id,
      (revision.policy ->> 'retentionDays')::int as retention_days,
      sitting.ends_at + (revision.policy ->> 'retentionDays')::int * interval '24 hours' as due_at
    from hall_camera
      join attempt_key on attempt_key.attempt_id = hall_camera.id
      join sitting on sitting.id = hall_camera.sitting_id
      join revision on revision.id = sitting.revision_id
    where sitting.ends_at + (revision.policy ->> 'retentionDays')::int * interval '24 hours' <= ${now}
      and (${cameraId}::uuid is null or hall_camera.id = ${cameraId}::uuid)
      and not exists (select from legal_hold left join attempt on attempt.id = legal_hold.attempt_id
        where legal_hold.ended_at is null and (legal_hold.sitting_id = sitting.id
          or legal_hold.exam_id = sitting.exam_id or attempt.sitting_id = sitting.id))
    order by hall_camera.id`.execute(db)
  return rows
}
