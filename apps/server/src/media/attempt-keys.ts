import type { KeyObject } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newAttemptKey, unwrapAttemptKey } from '../platform/envelope.ts'
import { whileNoKeyIsForgotten } from '../platform/key-lock.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import { Refusal } from '../platform/refusal.ts'
import { isErased } from './erased.ts'

export interface AttemptKey {
  number: number
  key: KeyObject
}

/** The key of an attempt, made when its first track begins. Throws `recording-gone` once its recording was erased. */
export async function theAttemptKey(
  app: Pick<App, 'db' | 'now'>,
  wrapping: KeyRing,
  attemptId: AttemptId,
): Promise<AttemptKey> {
  const known = await findAttemptKey(app, wrapping, attemptId)
  if (known) return known
  await app.db.transaction().execute(async (tx) => {
    await whileNoKeyIsForgotten(tx)
    if (await isErased(tx, attemptId))
      throw new Refusal('recording-gone', `the recording of attempt ${attemptId} has been erased`)
    const current = await wrapping.current()
    const { wrapped } = newAttemptKey(current, attemptId)
    await tx
      .insertInto('attemptKey')
      .values({ attemptId, wrapped, wrappedBy: current.name, createdAt: app.now() })
      .onConflict((conflict) => conflict.column('attemptId').doNothing())
      .execute()
  })
  const made = await findAttemptKey(app, wrapping, attemptId)
  if (!made) throw new Error(`the key of attempt ${attemptId} vanished`)
  return made
}

/** The key of an attempt; undefined before its first track, and after its recording has been erased. */
export async function findAttemptKey(
  app: Pick<App, 'db'>,
  wrapping: KeyRing,
  attemptId: AttemptId,
): Promise<AttemptKey | undefined> {
  const found = await findOnce(app, wrapping, attemptId)
  // Between the row and the file a rotation may have come to its end: then the row names another key now.
  return found === 'unknown-wrapping'
    ? refuseUnknown(await findOnce(app, wrapping, attemptId), attemptId)
    : found
}

async function findOnce(
  app: Pick<App, 'db'>,
  wrapping: KeyRing,
  attemptId: AttemptId,
): Promise<AttemptKey | undefined | 'unknown-wrapping'> {
  const row = await app.db
    .selectFrom('attemptKey')
    .select(['number', 'wrapped', 'wrappedBy'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  if (!row) return undefined
  const by = await wrapping.find(row.wrappedBy)
  return by ? { number: row.number, key: unwrapAttemptKey(by, attemptId, row.wrapped) } : 'unknown-wrapping'
}

function refuseUnknown(found: AttemptKey | undefined | 'unknown-wrapping', attemptId: AttemptId) {
  if (found === 'unknown-wrapping')
    throw new Error(`the key of attempt ${attemptId} was wrapped by a key that is not in the folder of keys`)
  return found
}
