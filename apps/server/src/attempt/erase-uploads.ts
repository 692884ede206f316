import type { ErasedFile, ErasedKey } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { hashOfWrapped } from './upload-key.ts'

/** What there was of the files of an attempt's answers until they were erased; without a key they lay as they came. */
export interface ErasedUploads {
  key: ErasedKey | null
  files: ErasedFile[]
}

/**
 * Deletes the key of the files of an attempt's answers, so that nothing opens them; the answers go on naming them. From then on
 * none is given out and none is taken in. Their bytes are deleted by `deleteUploadedFiles`, after the commit.
 */
export async function eraseUploads(
  app: Pick<App, 'now'>,
  tx: Tx,
  attemptId: AttemptId,
): Promise<ErasedUploads> {
  const key = await tx
    .selectFrom('uploadKey')
    .select(['number', 'wrapped', 'wrappedBy'])
    .where('attemptId', '=', attemptId)
    .forUpdate()
    .executeTakeFirst()
  const erased = { wrapped: null, wrappedBy: null, erasedAt: app.now() }
  await tx
    .insertInto('uploadKey')
    .values({ attemptId, createdAt: app.now(), ...erased })
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(erased))
    .execute()
  const files = await tx
    .selectFrom('upload')
    .select(['id', 'itemId', 'bytes', 'sha256'])
    .where('attemptId', '=', attemptId)
    .orderBy('begunAt')
    .orderBy('id')
    .execute()
  const ofAttempt = tx.selectFrom('upload').select('id').where('attemptId', '=', attemptId)
  await tx.deleteFrom('uploadPiece').where('uploadId', 'in', ofAttempt).execute()
  return {
    key:
      key?.wrapped && key.wrappedBy
        ? {
            ...{ number: key.number, wrappedBy: key.wrappedBy },
            wrappedSha256: hashOfWrapped(key.wrapped),
          }
        : null,
    files: files.map((file) => ({ ...file, bytes: Number(file.bytes) })),
  }
}
