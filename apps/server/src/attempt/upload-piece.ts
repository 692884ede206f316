import type { AttemptId } from '@invigil/contract/ids.ts'
import { uploadPieceBytes } from '@invigil/contract/upload.ts'
import type { App } from '../platform/app.ts'
import { openBytes, sealBytes } from '../platform/sealed-bytes.ts'
import { theUploadKey } from './upload-key.ts'

/** Which piece of which file. */
export interface PiecePlace {
  attemptId: AttemptId
  fileId: string
  number: number
}

/** The bytes of a file that are asked for: from the first to the last, both of them included. */
export interface ByteRange {
  first: number
  last: number
}

/** Seals a piece and keeps it; durable when it returns. Throws `files-erased`. */
export async function keepPiece(app: App, place: PiecePlace, bytes: Buffer): Promise<void> {
  const key = await theUploadKey(app, place.attemptId)
  await app.files.put(fileOf(place, true), sealBytes(key, nameOf(place), bytes))
  await app.db
    .insertInto('uploadPiece')
    .values({ uploadId: place.fileId, number: place.number, receivedAt: app.now(), isSealed: true })
    // An earlier server may have kept it as it came.
    .onConflict((conflict) => conflict.columns(['uploadId', 'number']).doUpdateSet({ isSealed: true }))
    .execute()
}

/** The bytes of a file in this range, piece by piece, opened; no other piece is read. Throws `files-erased`. */
export async function* piecesOf(
  app: App,
  attemptId: AttemptId,
  fileId: string,
  { first, last }: ByteRange,
): AsyncGenerator<Buffer> {
  const rows = await app.db
    .selectFrom('uploadPiece')
    .select('number')
    .where('uploadId', '=', fileId)
    .where('isSealed', '=', true)
    .execute()
  const sealed = new Set(rows.map(({ number }) => number))
  const key = sealed.size > 0 ? await theUploadKey(app, attemptId) : undefined
  const to = Math.floor(last / uploadPieceBytes)
  for (let number = Math.floor(first / uploadPieceBytes); number <= to; number += 1) {
    const place = { attemptId, fileId, number }
    const stored = await app.files.get(fileOf(place, sealed.has(number)))
    const bytes = key && sealed.has(number) ? openBytes(key, nameOf(place), stored) : stored
    const from = number * uploadPieceBytes
    yield bytes.subarray(Math.max(0, first - from), Math.min(bytes.length, last + 1 - from))
  }
}

/** The numbers of the pieces that a file of so many bytes comes in. */
export function pieceNumbers(bytes: number): number[] {
  return Array.from({ length: Math.ceil(bytes / uploadPieceBytes) }, (_, number) => number)
}

function fileOf(place: PiecePlace, isSealed: boolean): string {
  return isSealed ? `${nameOf(place)}.sealed` : nameOf(place)
}

function nameOf({ attemptId, fileId, number }: PiecePlace): string {
  return `upload/${attemptId}/${fileId}/${number}`
}
