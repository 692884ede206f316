import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { journalFiles } from './storage.ts'

/** Which number follows a journal file's. */
export interface JournalNumbers {
  first: number
  /** Throws when there is none just now. */
  next(number: number): number
}

/** A process alone counts on. */
export function countFrom(first: number): JournalNumbers {
  return { first, next: (number) => number + 1 }
}

const lotSize = 1_000
const fetchBefore = 200

interface Lot {
  first: number
  last: number
}

/** Numbers that no other process of this database ever gets, by the lot; the next lot is taken in good time. */
export async function numbersInLots(app: App, folder: string): Promise<JournalNumbers> {
  const lots = [await takeLot(app, folder)]
  let isTaking = false

  function prepare(): void {
    if (isTaking) return
    isTaking = true
    takeLot(app, folder)
      .then((lot) => lots.push(lot))
      .catch((error: unknown) => app.log.warn({ err: error }, 'no numbers for journal files yet'))
      .finally(() => {
        isTaking = false
      })
  }

  return {
    first: lots[0]?.first ?? 1,
    next(number) {
      const at = lots.findIndex(({ first, last }) => number >= first && number <= last)
      const lot = lots[at]
      const following = lots[at + 1]
      if (lot && !following && number > lot.last - fetchBefore) prepare()
      if (lot && number < lot.last) return number + 1
      if (!following) throw new Error('no numbers for journal files are left until the database answers')
      return following.first
    },
  }
}

async function takeLot(app: App, folder: string): Promise<Lot> {
  const { me, place } = app.processes
  const inFolder = Math.max(0, ...(await journalFiles(folder)))
  return await app.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('invigil journal lots'))`.execute(tx)
    const { rows } = await sql<Lot>`
      insert into journal_lot
      select highest + 1, highest + ${lotSize}, ${place}, ${me} from (
        select greatest(
          ${inFolder}::int,
          (select coalesce(max(last), 0) from journal_lot),
          (select coalesce(max(number), 0) from journal_file)
        ) as highest
      ) as known
      returning first, last`.execute(tx)
    const [lot] = rows
    if (!lot) throw new Error('no lot of numbers was made')
    return lot
  })
}
