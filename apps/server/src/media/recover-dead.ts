import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import { recoverJournal, tellRecovered } from './recover.ts'
import { journalFiles } from './storage.ts'

const againMs = 50

/**
 * Reads what dead processes of this data directory left in their journals, so that every frame they acknowledged is known,
 * and forgets them. One process does it at a time; the others return when it is done.
 */
export async function recoverDead(app: App, folder: string, wrapping: KeyRing): Promise<void> {
  const { place } = app.processes
  await app.db.connection().execute(async (db) => {
    const name = `invigil journal ${place}`
    for (;;) {
      const { rows } = await sql<{
        isMine: boolean
      }>`select pg_try_advisory_lock(hashtext(${name})) as "isMine"`.execute(db)
      if (rows[0]?.isMine) break
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
    try {
      await recoverOnce(app, folder, wrapping)
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(db)
    }
  })
}

/** The order counts: a process is in the table before its lot is, and a lot before its files. */
async function recoverOnce(app: App, folder: string, wrapping: KeyRing): Promise<void> {
  const { me, place } = app.processes
  const numbers = await journalFiles(folder)
  const lots = await app.db.selectFrom('journalLot').selectAll().where('place', '=', place).execute()
  await app.processes.look()
  const others = app.processes.others()
  const isWritten = (id: string) => id === me || others.some((other) => other.id === id && other.isAlive)
  const written = lots.filter(({ processId }) => isWritten(processId))
  const left = numbers.filter(
    (number) => !written.some(({ first, last }) => number >= first && number <= last),
  )
  tellRecovered(app, await recoverJournal(app, folder, wrapping, left))
  for (const { id } of others.filter((other) => other.place === place && !other.isAlive)) {
    await app.db.deleteFrom('livePlace').where('processId', '=', id).execute()
    await app.db.deleteFrom('recorderHold').where('processId', '=', id).execute()
    await app.processes.forget(id)
  }
}
