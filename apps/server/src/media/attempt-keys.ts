import type { KeyObject } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newAttemptKey, unwrapAttemptKey, type WrappingKey } from './envelope.ts'

export interface AttemptKey {
  number: number
  key: KeyObject
}

/** The key of an attempt, made when its first track begins. */
export async function theAttemptKey(
  app: Pick<App, 'db' | 'now'>,
  wrapping: WrappingKey,
  attemptId: AttemptId,
): Promise<AttemptKey> {
  const known = await findAttemptKey(app, wrapping, attemptId)
  if (known) return known
  const { wrapped } = newAttemptKey(wrapping, attemptId)
  await app.db
    .insertInto('attemptKey')
    .values({ attemptId, wrapped, wrappedBy: wrapping.name, createdAt: app.now() })
    .onConflict((conflict) => conflict.column('attemptId').doNothing())
    .execute()
  const made = await findAttemptKey(app, wrapping, attemptId)
  if (!made) throw new Error(`the key of attempt ${attemptId} vanished`)
  return made
}

/** The key of an attempt; undefined before its first track, and after its recording has been erased. */
export async function findAttemptKey(
  app: Pick<App, 'db'>,
  wrapping: WrappingKey,
  attemptId: AttemptId,
): Promise<AttemptKey | undefined> {
  const row = await app.db
    .selectFrom('attemptKey')
    .select(['number', 'wrapped'])
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  return row && { number: row.number, key: unwrapAttemptKey(wrapping, attemptId, row.wrapped) }
}
