import type { ExamId, FileId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { cleanImage } from './clean-image.ts'
import { imageKey, told } from './draft.ts'
import { signedFileUrl } from './signed-url.ts'

const mostBytes = 2_000_000

/** Stores an image for the texts of an exam; they name it as `file:<id>`. `data` is base64. */
export async function addImage(
  app: App,
  by: Actor,
  examId: ExamId,
  { name, data }: { name: string; data: string },
): Promise<{ fileId: FileId; url: string }> {
  const given = Buffer.from(data, 'base64')
  if (given.length > mostBytes) {
    throw new Refusal('too-large', `an image may have ${mostBytes} bytes`, { bytes: mostBytes })
  }
  const fileId = await storeExamImage(app, by, examId, { name, bytes: given })
  return { fileId, url: signedFileUrl(app, fileId) }
}

/** Draws an image anew and stores it for an exam under a new id; refused as `image-not-readable` when it is none. */
export async function storeExamImage(
  app: App,
  by: Actor,
  examId: ExamId,
  image: { name: string; bytes: Buffer },
): Promise<FileId> {
  const { bytes, width, height } = await cleanImage(image.bytes)
  const name = image.name.slice(0, 200)
  const fileId = newId() as FileId
  await app.files.put(imageKey(fileId), bytes)
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('examImage')
      .values({
        id: fileId,
        examId,
        name,
        width,
        height,
        bytes: bytes.length,
        createdAt: app.now(),
        createdBy: by.personId,
      })
      .execute()
    await audit(app, tx, { ...told(by, examId), kind: 'exam-image-added', body: { fileId, name } })
  })
  return fileId
}
