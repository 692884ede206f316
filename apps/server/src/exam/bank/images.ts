import type { BankId, ExamId, FileId, OrganisationId } from '@invigil/contract/ids.ts'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { cleanImage } from '../clean-image.ts'
import { imageKey } from '../draft.ts'
import { signedFileUrl } from '../signed-url.ts'
import { told } from './bank.ts'

const mostBytes = 2_000_000

/** An image beside items; their texts name it `file:<id>`. */
export interface ImageFile {
  id: string
  name: string
  bytes: Uint8Array
}

/** Stores an image for the texts of a bank. `data` is base64. */
export async function addBankImage(
  app: App,
  by: Actor,
  bankId: BankId,
  { name, data }: { name: string; data: string },
): Promise<{ fileId: FileId; url: string }> {
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length > mostBytes)
    throw new Refusal('too-large', `an image may have ${mostBytes} bytes`, { bytes: mostBytes })
  const fileId = await storeImage(app, by, bankId, { id: '', name, bytes })
  return { fileId, url: signedFileUrl(app, fileId) }
}

/** Draws an image anew and stores it under a new id; refused as `image-not-readable` when it is none. */
export async function storeImage(app: App, by: Actor, bankId: BankId, image: ImageFile): Promise<FileId> {
  const { bytes } = await cleanImage(Buffer.from(image.bytes))
  const id = newId() as FileId
  await app.files.put(imageKey(id), bytes)
  await app.db.transaction().execute(async (tx) => {
    const name = image.name.slice(0, 200)
    const stored = { id, bankId, name, bytes: bytes.length, createdAt: app.now(), createdBy: by.personId }
    await tx.insertInto('bankImage').values(stored).execute()
    await audit(app, tx, { ...told(by, bankId), kind: 'bank-image-added', body: { fileId: id, name } })
  })
  return id
}

/** The images of an exam of the organisation among these ids; other ids are left out. */
export async function imagesOfExam(
  app: App,
  organisationId: OrganisationId,
  examId: ExamId,
  fileIds: readonly string[],
): Promise<ImageFile[]> {
  if (fileIds.length === 0) return []
  const found = await app.db
    .selectFrom('examImage')
    .innerJoin('exam', 'exam.id', 'examImage.examId')
    .select(['examImage.id', 'examImage.name'])
    .where('exam.organisationId', '=', organisationId)
    .where('exam.id', '=', examId)
    .where('examImage.id', 'in', fileIds as FileId[])
    .execute()
  return await Promise.all(
    found.map(async ({ id, name }) => ({ id, name, bytes: await app.files.get(imageKey(id)) })),
  )
}
