import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/** So many days after the end of an attempt nobody misses what its answers do not name, or never had whole. */
const keptDays = 30
const mostAtOnce = 1_000

/**
 * Deletes files of answers that are over long since and serve nothing: those that never came whole, and those that a
 * candidate took out of the answer again. What came and was never named stays: a marker is shown it. Nothing that is held goes.
 */
export async function sweepUploads(app: App): Promise<number> {
  const before = new Date(app.now().getTime() - keptDays * 24 * 60 * 60 * 1000)
  const { rows } = await sql<{ id: string; attemptId: AttemptId }>`
    select upload.id, upload.attempt_id
    from upload join attempt on attempt.id = upload.attempt_id
    where attempt.ended_at < ${before}
      and not exists (
        select from legal_hold
        where legal_hold.ended_at is null
          and (
            legal_hold.attempt_id = attempt.id or legal_hold.sitting_id = attempt.sitting_id
            or legal_hold.exam_id = (
              select revision.exam_id from attempt_revision join revision on revision.id = revision_id
              where attempt_revision.attempt_id = attempt.id
            )
          )
      )
      and (
        upload.delivered_at is null
        or not exists (
          select from answer
          where answer.attempt_id = upload.attempt_id and answer.item_id = upload.item_id
            and strpos(answer.body::text, upload.id::text) > 0
        )
        and not exists (
          select from answer_log late
          where late.attempt_id = upload.attempt_id and late.item_id = upload.item_id and late.is_late
            and strpos(late.body::text, upload.id::text) > 0
        )
        and not exists (select from unnamed_upload where unnamed_upload.id = upload.id)
      )
    order by attempt.ended_at
    limit ${mostAtOnce}
  `.execute(app.db)
  for (const { id, attemptId } of rows) {
    for (const key of await app.files.list(`upload/${attemptId}/${id}`)) await app.files.delete(key)
    await app.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('uploadPiece').where('uploadId', '=', id).execute()
      await tx.deleteFrom('upload').where('id', '=', id).execute()
    })
  }
  return rows.length
}
