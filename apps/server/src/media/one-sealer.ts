import { sql } from 'kysely'
import type { App } from '../platform/app.ts'

/**
 * Does what one process of a data directory does at a time: several sealers there would each read and write the same. False
 * when another is just doing it. Who dies lets go with its connection.
 */
export async function whileOthersDoNot(app: App, seal: () => Promise<void>): Promise<boolean> {
  const { isAlone, place } = app.processes
  if (isAlone) {
    await seal()
    return true
  }
  return await app.db.connection().execute(async (db) => {
    const name = `invigil sealing ${place}`
    const { rows } = await sql<{
      isMine: boolean
    }>`select pg_try_advisory_lock(hashtext(${name})) as "isMine"`.execute(db)
    if (!rows[0]?.isMine) return false
    try {
      await seal()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(db)
    }
    return true
  })
}
