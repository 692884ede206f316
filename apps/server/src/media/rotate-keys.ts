import { sql } from 'kysely'
import { rewrapUploadKeys, uploadKeyOfFormer } from '../attempt/upload-key.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { WrappingKey } from '../platform/envelope.ts'
import { whileNobodyWraps } from '../platform/key-lock.ts'
import { exchangeCurrent, forgetFormer, formerKeys, type KeyRing, wrapAnew } from '../platform/key-ring.ts'
import type { Tx } from '../platform/tables.ts'

/** How a rotation went. */
export interface Rotation {
  /** Names of the key that wraps now and of those that were deleted. */
  current: string
  forgotten: string[]
  rewrapped: number
  /** A rotation that was broken off was brought to its end, and no other begun. */
  isResumed: boolean
}

/**
 * Wraps every attempt's key anew and deletes the key that wrapped before; recordings stay as they are. May be broken off at
 * any point: until the end both keys open what they wrapped, and the next call goes on. `told` hears after each batch.
 */
export async function rotateKeys(
  app: Pick<App, 'db' | 'now'>,
  ring: KeyRing,
  told: (rewrapped: number) => void = () => undefined,
  batch = 500,
): Promise<Rotation> {
  const before = await ring.current()
  const isResumed = (await formerKeys(ring.folder)).some(({ name }) => name !== before.name)
  if (!isResumed) await exchangeCurrent(ring.folder)
  const current = await ring.current()
  let rewrapped = 0
  for (;;) {
    const count = await app.db.transaction().execute((tx) => rewrapEither(tx, ring, current, batch))
    if (count === 0) break
    rewrapped += count
    told(rewrapped)
  }
  const forgotten = (await formerKeys(ring.folder)).map(({ name }) => name)
  await app.db.transaction().execute(async (tx) => {
    await whileNobodyWraps(tx)
    for (;;) {
      const count = await rewrapEither(tx, ring, current, batch)
      if (count === 0) break
      rewrapped += count
    }
    await audit(app, tx, {
      organisationId: null,
      actorId: null,
      kind: 'keys-rotated',
      subject: `key:${current.name}`,
      body: { forgotten, rewrapped },
    })
  })
  await forgetOnceNobodyNeedsThem(app, ring, current)
  return { current: current.name, forgotten, rewrapped, isResumed }
}

/** Outside of the transaction that rewrapped, so that the keys go only when its rows are durable. */
async function forgetOnceNobodyNeedsThem(
  app: Pick<App, 'db'>,
  ring: KeyRing,
  current: WrappingKey,
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await whileNobodyWraps(tx)
    const left =
      (await tx
        .selectFrom('attemptKey')
        .select('attemptId')
        .where('wrappedBy', '!=', current.name)
        .limit(1)
        .executeTakeFirst()) ?? (await uploadKeyOfFormer(tx, current.name))
    if (left) throw new Error(`the key of attempt ${left.attemptId} is still wrapped by a former key`)
    await forgetFormer(ring.folder)
  })
}

/** Keys of recordings first, then those of the files of answers. */
async function rewrapEither(tx: Tx, ring: KeyRing, current: WrappingKey, most: number): Promise<number> {
  return (await rewrapSome(tx, ring, current, most)) || (await rewrapUploadKeys(tx, ring, current, most))
}

async function rewrapSome(tx: Tx, ring: KeyRing, current: WrappingKey, most: number): Promise<number> {
  const rows = await tx
    .selectFrom('attemptKey')
    .select(['attemptId', 'wrapped', 'wrappedBy'])
    .where('wrappedBy', '!=', current.name)
    .orderBy('attemptId')
    .limit(most)
    .forUpdate()
    .execute()
  if (rows.length === 0) return 0
  const wrapped = await wrapAnew(
    ring,
    current,
    rows.map((row) => ({ ...row, boundTo: row.attemptId })),
  )
  await sql`
    update attempt_key set wrapped = given.wrapped, wrapped_by = ${current.name}
    from unnest(${rows.map(({ attemptId }) => attemptId)}::uuid[], ${wrapped}::bytea[]) as given (attempt_id, wrapped)
    where attempt_key.attempt_id = given.attempt_id`.execute(tx)
  return rows.length
}
