import type { KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { type Kysely, sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { newAttemptKey, unwrapAttemptKey, type WrappingKey } from '../platform/envelope.ts'
import { whileNoKeyIsForgotten } from '../platform/key-lock.ts'
import { type KeyRing, theKeyRing, wrapAnew } from '../platform/key-ring.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import './tables.ts'

/** The key that seals the files of an attempt's answers, made for the first of them. Throws `files-erased`. */
export async function theUploadKey(app: App, attemptId: AttemptId): Promise<KeyObject> {
  const known = await findUploadKey(app, attemptId)
  if (known) return known
  const ring = await theKeyRing(app)
  await app.db.transaction().execute(async (tx) => {
    await whileNoKeyIsForgotten(tx)
    const current = await ring.current()
    const { wrapped } = newAttemptKey(current, boundTo(attemptId))
    await tx
      .insertInto('uploadKey')
      .values({ attemptId, wrapped, wrappedBy: current.name, createdAt: app.now(), erasedAt: null })
      .onConflict((conflict) => conflict.column('attemptId').doNothing())
      .execute()
  })
  const made = await findUploadKey(app, attemptId)
  if (!made) throw new Error(`the key of the files of attempt ${attemptId} vanished`)
  return made
}

/** Throws `files-erased` where an attempt's files were erased. */
export async function refuseErasedFiles(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<void> {
  const row = await app.db
    .selectFrom('uploadKey')
    .select('erasedAt')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  if (row?.erasedAt) throw new Refusal('files-erased', `the files of attempt ${attemptId} were erased`)
}

/** Whether files came for an attempt's answers and were not erased. */
export async function hasUploads(db: Kysely<Tables>, attemptId: AttemptId): Promise<boolean> {
  const row = await db
    .selectFrom('upload')
    .leftJoin('uploadKey', 'uploadKey.attemptId', 'upload.attemptId')
    .select('upload.id')
    .where('upload.attemptId', '=', attemptId)
    .where('uploadKey.erasedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Wraps so many keys anew that another key wraps; returns how many there were. Erased ones have none. */
export async function rewrapUploadKeys(
  tx: Tx,
  ring: KeyRing,
  current: WrappingKey,
  most: number,
): Promise<number> {
  const rows = await tx
    .selectFrom('uploadKey')
    .select(['attemptId', 'wrapped', 'wrappedBy'])
    .where('wrappedBy', '!=', current.name)
    .orderBy('attemptId')
    .limit(most)
    .forUpdate()
    .$narrowType<{ wrapped: Buffer; wrappedBy: string }>()
    .execute()
  const wrapped = await wrapAnew(
    ring,
    current,
    rows.map((row) => ({ ...row, boundTo: boundTo(row.attemptId) })),
  )
  await sql`
    update upload_key set wrapped = given.wrapped, wrapped_by = ${current.name}
    from unnest(${rows.map(({ attemptId }) => attemptId)}::uuid[], ${wrapped}::bytea[]) as given (attempt_id, wrapped)
    where upload_key.attempt_id = given.attempt_id`.execute(tx)
  return rows.length
}

/** An attempt whose files' key another key than this one still wraps. */
export async function uploadKeyOfFormer(
  tx: Tx,
  current: string,
): Promise<{ attemptId: AttemptId } | undefined> {
  return await tx
    .selectFrom('uploadKey')
    .select('attemptId')
    .where('wrappedBy', '!=', current)
    .limit(1)
    .executeTakeFirst()
}

/** SHA-256 of a wrapped key, hex: it names the key and opens nothing. */
export function hashOfWrapped(wrapped: Buffer): string {
  return createHash('sha256').update(wrapped).digest('hex')
}

async function findUploadKey(app: App, attemptId: AttemptId): Promise<KeyObject | undefined> {
  const ring = await theKeyRing(app)
  // Between the row and the file a rotation may have come to its end: then the row names another key now.
  const found = (await findOnce(app, ring, attemptId)) ?? (await findOnce(app, ring, attemptId))
  if (found === null)
    throw new Error(`the key of the files of attempt ${attemptId} was wrapped by a key that is gone`)
  return found
}

/** Null: wrapped by a key that is not in the folder of keys. */
async function findOnce(
  app: App,
  ring: KeyRing,
  attemptId: AttemptId,
): Promise<KeyObject | null | undefined> {
  const row = await app.db
    .selectFrom('uploadKey')
    .select(['wrapped', 'wrappedBy', 'erasedAt'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  if (row?.erasedAt) throw new Refusal('files-erased', `the files of attempt ${attemptId} were erased`)
  if (!row?.wrapped || !row.wrappedBy) return undefined
  const by = await ring.find(row.wrappedBy)
  return by ? unwrapAttemptKey(by, boundTo(attemptId), row.wrapped) : null
}

/** Bound to other words than the key of the recording: neither can stand in the other's row. */
function boundTo(attemptId: AttemptId): string {
  return `upload:${attemptId}`
}
