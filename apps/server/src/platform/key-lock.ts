import { sql } from 'kysely'
import type { Tx } from './tables.ts'

const lockName = 'media.keys'

/** Until the transaction ends no former key is deleted: what is wrapped in it is found by the rotation's last look. */
export async function whileNoKeyIsForgotten(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockName}, 0))`.execute(tx)
}

/** Until the transaction ends nobody wraps: what is not wrapped by the current key now never will be. */
export async function whileNobodyWraps(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`.execute(tx)
}
