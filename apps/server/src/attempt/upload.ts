import { createHash } from 'node:crypto'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { type Upload, type UploadState, uploadPieceBytes } from '@invigil/contract/upload.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { pageMegabytes } from '@invigil/items/drawing.ts'
import type { NamedFile } from '@invigil/items/named-files.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { itemsOfPaper } from './paper.ts'
import { refuseErasedFiles } from './upload-key.ts'
import { pictureTypeOf } from './upload-picture.ts'
import { keepPiece, pieceNumbers, piecesOf } from './upload-piece.ts'
import { refuseWithoutRoom } from './upload-room.ts'

/** A file named before the end may come this long after it: a browser was offline. */
const lateMs = 7 * 24 * 60 * 60 * 1000
/** All files of an attempt together, those that no answer names any more too. */
const mostOfAttempt = { files: 200, bytes: 1_000_000_000 }
const megabyte = 1_000_000

/** For which item of which attempt a file is, and whose device sends it. */
export interface UploadPlace {
  attemptId: AttemptId
  itemId: ItemId
  by: Upload['by']
}

/**
 * Announces a file and tells which pieces are missing. Throws `attempt-not-running` before the start, `attempt-ended` a week
 * after the end, `not-found` for an item that takes no files, `too-large`, `file-kind-not-taken`, `too-many-files`,
 * `no-room-for-files`, `files-erased`.
 */
export async function beginUpload(app: App, place: UploadPlace, file: NamedFile): Promise<UploadState> {
  const { attemptId, itemId, by } = place
  await refuseOutsideTime(app, attemptId)
  await refuseErasedFiles(app, attemptId)
  refuseUnlessWanted(await theItem(app, attemptId, itemId), file)
  await app.db.transaction().execute(async (tx) => {
    // One at a time for an attempt, or two could pass the limit together.
    await tx.selectFrom('attempt').select('id').where('id', '=', attemptId).forUpdate().execute()
    const known = await tx
      .selectFrom('upload')
      .select(['attemptId', 'sha256'])
      .where('id', '=', file.id)
      .executeTakeFirst()
    if (known?.attemptId === attemptId && known.sha256 === file.sha256) return
    if (known) throw new Refusal('not-found', `the id of file ${file.id} is taken`)
    const { files, bytes } = await tx
      .selectFrom('upload')
      .select((eb) => [eb.fn.countAll<string>().as('files'), eb.fn.sum<string | null>('bytes').as('bytes')])
      .where('attemptId', '=', attemptId)
      .executeTakeFirstOrThrow()
    if (Number(files) >= mostOfAttempt.files || Number(bytes ?? 0) + file.bytes > mostOfAttempt.bytes)
      throw new Refusal('too-many-files', `attempt ${attemptId} has ${files} files`, {
        files: mostOfAttempt.files,
      })
    await refuseWithoutRoom(app, tx, attemptId, file.bytes)
    await tx
      .insertInto('upload')
      .values({
        ...{ id: file.id, attemptId, itemId, name: plainName(file.name), bytes: String(file.bytes) },
        ...{ sha256: file.sha256, sentBy: by, begunAt: app.now(), deliveredAt: null, pictureType: null },
      })
      .execute()
  })
  return await uploadState(app, attemptId, file.id)
}

/** Stores a piece; it is durable when this returns. Throws `not-found`, `invalid-input` for a piece of the wrong length, `file-damaged`. */
export async function storePiece(
  app: App,
  { attemptId, by }: Pick<UploadPlace, 'attemptId' | 'by'>,
  { fileId, number, data }: { fileId: string; number: number; data: string },
): Promise<UploadState> {
  await refuseOutsideTime(app, attemptId)
  const { bytes, deliveredAt, sentBy } = await theUpload(app, attemptId, fileId)
  if (sentBy !== by) throw new Refusal('not-found', `file ${fileId} is sent by another device`)
  if (deliveredAt) return await uploadState(app, attemptId, fileId)
  const piece = Buffer.from(data, 'base64')
  const length = Math.min(uploadPieceBytes, bytes - number * uploadPieceBytes)
  if (piece.length !== length)
    throw new Refusal('invalid-input', `piece ${number} has ${piece.length} bytes, not ${length}`, {
      fields: 'data',
    })
  await keepPiece(app, { attemptId, fileId, number }, piece)
  const state = await uploadState(app, attemptId, fileId)
  return state.missing.length > 0 ? state : await deliver(app, attemptId, fileId)
}

/** Every file of an attempt, the first begun first. */
export async function uploadsOf(app: App, attemptId: AttemptId): Promise<Upload[]> {
  const rows = await app.db
    .selectFrom('upload')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('begunAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id, itemId, name, bytes, sha256, sentBy, deliveredAt, pictureType }) => ({
    ...{ id, itemId, name, sha256, by: sentBy, bytes: Number(bytes) },
    deliveredAt: deliveredAt?.toISOString() ?? null,
    isPicture: pictureType !== null,
  }))
}

/** The files of an attempt, when they were erased, and when it ended: what was delivered later was named before, and a person decides. */
export async function filesToMark(app: App, attemptId: AttemptId) {
  const { endedAt } = await app.db
    .selectFrom('attempt')
    .select('endedAt')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const unnamed = await app.db
    .selectFrom('unnamedUpload')
    .select('id')
    .where('attemptId', '=', attemptId)
    .execute()
  const key = await app.db
    .selectFrom('uploadKey')
    .select('erasedAt')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const ids = new Set(unnamed.map(({ id }) => id))
  const uploads = await uploadsOf(app, attemptId)
  return {
    uploads: uploads.map((upload) => ({ ...upload, isNamed: !ids.has(upload.id) })),
    endedAt: endedAt?.toISOString() ?? null,
    erasedAt: key?.erasedAt?.toISOString() ?? null,
  }
}

/** A row of this attempt's files; throws `not-found`. */
export async function theUpload(app: App, attemptId: AttemptId, fileId: string) {
  const row = await app.db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', fileId)
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', `attempt ${attemptId} has no file ${fileId}`)
  return { ...row, bytes: Number(row.bytes) }
}

/** The item of an attempt's paper that takes files; throws `not-found`. */
export async function theItem(app: App, attemptId: AttemptId, itemId: ItemId) {
  const items = await itemsOfPaper(app, attemptId)
  const item = items.find(({ id }) => id === itemId)
  if (item?.kind === 'file' || item?.kind === 'drawing') return item
  throw new Refusal('not-found', `item ${itemId} of attempt ${attemptId} takes no files`)
}

/** All pieces are there: by its hash the file is what was announced, or it is begun anew. */
async function deliver(app: App, attemptId: AttemptId, fileId: string): Promise<UploadState> {
  const { bytes, sha256 } = await theUpload(app, attemptId, fileId)
  const hash = createHash('sha256')
  let first: Buffer | undefined
  for await (const piece of piecesOf(app, attemptId, fileId, { first: 0, last: bytes - 1 })) {
    first ??= piece
    hash.update(piece)
  }
  if (hash.digest('hex') !== sha256) {
    await app.db.deleteFrom('uploadPiece').where('uploadId', '=', fileId).execute()
    throw new Refusal('file-damaged', `file ${fileId} of attempt ${attemptId} has another hash`)
  }
  await app.db
    .updateTable('upload')
    .set({ deliveredAt: app.now(), pictureType: first ? pictureTypeOf(first) : null })
    .where('id', '=', fileId)
    .where('deliveredAt', 'is', null)
    .execute()
  return await uploadState(app, attemptId, fileId)
}

async function uploadState(app: App, attemptId: AttemptId, fileId: string): Promise<UploadState> {
  const { bytes, deliveredAt } = await theUpload(app, attemptId, fileId)
  if (deliveredAt) return { fileId, missing: [], deliveredAt: deliveredAt.toISOString() }
  const there = await app.db
    .selectFrom('uploadPiece')
    .select('number')
    .where('uploadId', '=', fileId)
    .execute()
  const numbers = new Set(there.map(({ number }) => number))
  return { fileId, missing: pieceNumbers(bytes).filter((number) => !numbers.has(number)), deliveredAt: null }
}

async function refuseOutsideTime(app: App, attemptId: AttemptId): Promise<void> {
  const { startedAt, endedAt } = await app.db
    .selectFrom('attempt')
    .select(['startedAt', 'endedAt'])
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  if (!startedAt) throw new Refusal('attempt-not-running', `attempt ${attemptId} has not begun`)
  if (endedAt && app.now().getTime() - endedAt.getTime() > lateMs)
    throw new Refusal('attempt-ended', `attempt ${attemptId} ended long ago`)
}

function refuseUnlessWanted(item: PaperItem, { name, bytes }: NamedFile): void {
  const megabytes = item.kind === 'file' ? item.megabytes : pageMegabytes
  if (bytes > megabytes * megabyte)
    throw new Refusal('too-large', `a file has ${bytes} bytes`, { bytes: megabytes * megabyte })
  const types = item.kind === 'file' ? item.types : ['png', 'jpg', 'jpeg', 'webp']
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  if (types.length > 0 && !(name.includes('.') && types.includes(ending)))
    throw new Refusal('file-kind-not-taken', `a file ends in ${ending}`, { types: types.join(', ') })
}

/** A name is only shown and offered: no folders, nothing that cannot be seen or turns the reading direction round. */
export function plainName(name: string): string {
  const seen = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return seen.slice(0, 200) || 'file'
}
