import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/** So many days after the end of an attempt nobody delivers what is missing: uploads are taken for seven. */
const keptDays = 30
const mostAtOnce = 1_000

/**
 * Deletes files of attempts that are over long since which never came whole. Every file that did stays, also one that a candidate
 * took out of the answer again: an earlier version of the answer names it, and versions are kept. Nothing that is held goes.
 */
export async function sweepUploads(app: App): Promise<number> {
  const before = new Date(app.now().getTime() - keptDays * 24 * 60 * 60 * 1000)
  const { rows } = await sql<{ id: string; attemptId: AttemptId }>`
    select upload.id, upload.attempt_id
    from upload join attempt on attempt.id = upload.attempt_id
    where attempt.ended_at < ${before} and upload.delivered_at is null
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
    order by attempt.ended_at, upload.id
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
