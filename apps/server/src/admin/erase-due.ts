import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { readKeeping } from './due.ts'
import { eraseAll, eraseAttempt, finishErasure } from './erase-attempt.ts'
import { finishHalls } from './erase-halls.ts'

const batch = 100
const twoHoursMs = 2 * 60 * 60 * 1000
/** Uploads that were late, and files that were just being sealed, may come this long after an erasure. */
const lateMs = 3 * 24 * 60 * 60 * 1000

/**
 * Erases what is due and not held, attempt by attempt, each whole or not at all: a run that is broken off is gone on with
 * an hour later. One that fails stops no other.
 */
export async function eraseDue(app: App): Promise<void> {
  const passedBy: AttemptId[] = []
  for (;;) {
    const now = app.now()
    const due = await readKeeping(app.db, now, { before: now, most: batch, but: passedBy })
    for (const { attemptId, isHeld, isOver } of due) {
      const isErased = !isHeld && isOver && (await eraseOne(app, attemptId))
      if (!isErased) passedBy.push(attemptId)
    }
    if (due.length < batch) return
  }
}

async function eraseOne(app: App, attemptId: AttemptId): Promise<boolean> {
  try {
    await eraseAttempt(app, attemptId, { why: 'clock', by: null, reason: '' })
    return true
  } catch (error) {
    // Held, or erased by hand, since it was looked for.
    if (!(error instanceof Refusal))
      app.log.error({ err: error, attemptId }, 'a recording that is due could not be erased')
    return false
  }
}

/** Finishes what a crash left of erasures, and erases what came in after one. */
export async function finishErasures(app: App): Promise<void> {
  const unfinished = await app.db
    .selectFrom('erasure')
    .select(['what', 'attemptId', 'cameraId'])
    .where((is) =>
      is.or([
        is('inLedgerAt', 'is', null),
        is('filesDeletedAt', 'is', null),
        // A file that was being sealed in that moment came after its folder was emptied.
        is('erasedAt', '>', new Date(app.now().getTime() - twoHoursMs)),
      ]),
    )
    .execute()
  const late = await sql<{ attemptId: AttemptId }>`
    select attempt_id from erased_recording as erased
    where erased_at > ${new Date(app.now().getTime() - lateMs)} and (
      exists (select from signal_batch where signal_batch.attempt_id = erased.attempt_id)
      or exists (select from sealed_object where sealed_object.attempt_id = erased.attempt_id)
      or exists (select from track_chunk join track on track.id = track_chunk.track_id
        where track.attempt_id = erased.attempt_id)
      or exists (select from evidence join incident on incident.id = evidence.incident_id
        where incident.attempt_id = erased.attempt_id))`.execute(app.db)
  for (const { attemptId } of late.rows)
    await app.db.transaction().execute((tx) => eraseAll(app, tx, attemptId))
  for (const { what, attemptId, cameraId } of unfinished) {
    const owner = attemptId ?? cameraId
    if (owner) await finishErasure(app, { what, attemptId: owner })
  }
  for (const { attemptId } of late.rows) await finishErasure(app, { what: 'recording', attemptId })
  await finishHalls(app, new Date(app.now().getTime() - lateMs))
}
