import { type Kysely, sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import type { Stop } from '../platform/room.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import { prolongWindows } from '../sitting/prolong-windows.ts'
import { type Attempt, byClock, setClocks, tellScreens, writeChanges } from './change.ts'
import { breakEndsAt, endsAt } from './clock.ts'
import { type OpenClock, readClocks } from './clocks.ts'
import { sectionEndsAt } from './section-clock.ts'

const beatEveryMs = 5_000
/** A restart or a busy moment is none; candidates write on without a server, and their answers wait. */
const outageAfterMs = 15_000

/** PostgreSQL takes 65,535 parameters in one statement. */
const mostTogether = 2_000

interface Gap {
  from: Date
  to: Date
}

/**
 * Says every few seconds that candidates are served by this process. Only the database's clock counts, so that processes
 * with wrong ones agree; while it cannot be reached nobody is served either.
 */
export async function beatWhileServing(app: App): Promise<Stop> {
  if (!app.config.roles.includes('web')) return () => undefined
  let beating: Promise<void> | undefined
  const once = async () => {
    try {
      await beat(app, await timeOfService(app).now())
    } catch (error) {
      app.log.warn({ error }, 'the beat of the service was not written')
    } finally {
      beating = undefined
    }
  }
  await once()
  const timer = setInterval(() => {
    beating ??= once()
  }, beatEveryMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await beating
  }
}

/**
 * Writes that candidates are served now. If the last such word, of whatever process, is old, then nobody was there meanwhile:
 * every attempt that ran gets its minutes back, once. Whoever writes first does it, the others wait and find a fresh word.
 */
export async function beat(app: App, now: Date): Promise<void> {
  const given = await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('serviceBeat')
      .values({ at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { at: from } = await tx.selectFrom('serviceBeat').select('at').forUpdate().executeTakeFirstOrThrow()
    if (from >= now) return []
    await tx.updateTable('serviceBeat').set({ at: now }).execute()
    return now.getTime() - from.getTime() > outageAfterMs ? await giveBack(app, tx, { from, to: now }) : []
  })
  for (const attempt of given) tellScreens(app, attempt)
}

/**
 * Asked before the clock ends anything or calls it late: whether candidates are served just now; true where no process ever
 * said so. A process that serves them and was frozen, or without its database, learns it here: `resumeService` comes first.
 */
export async function isServed(app: App, db: Kysely<Tables> = app.db): Promise<boolean> {
  const last = await db.selectFrom('serviceBeat').select('at').executeTakeFirst()
  if (!last) return true
  const now = await timeOfService(app).now(db)
  return now.getTime() - last.at.getTime() <= outageAfterMs
}

/** After an outage: says that candidates are served again, if this process does, which gives its minutes back first. */
export async function resumeService(app: App): Promise<'serving' | 'not-serving'> {
  if (!app.config.roles.includes('web')) return 'not-serving'
  await beat(app, await timeOfService(app).now())
  return 'serving'
}

/** Where the time of beats comes from: the database, that all processes share. A test sets another one. */
export const timeOfService = perApp((app) => ({ now: (db: Kysely<Tables> = app.db) => databaseTime(db) }))

/** The minutes that an attempt of the query got back because nobody was served. */
export const outageMinutes = sql<number>`(select coalesce(sum((detail->>'minutes')::int), 0)::int from attempt_change
  where attempt_change.attempt_id = attempt.id and kind = 'extended' and reason = 'outage' and by = 'clock')`

/** In a few statements for all: whoever hands in meanwhile waits for them. */
async function giveBack(app: App, tx: Tx, gap: Gap) {
  await prolongWindows(tx, gap)
  const going = await tx
    .selectFrom('attempt')
    .selectAll()
    .where('state', 'in', ['running', 'paused'])
    .orderBy('id')
    .forUpdate()
    .execute()
  const clocks = await readClocks(
    tx,
    going.map(({ id }) => id),
  )
  const given = going.flatMap((attempt) => {
    const minutes = lostMinutes(clocks.get(attempt.id), gap)
    return minutes > 0 ? [{ attempt, minutes }] : []
  })
  await closeSectionsBefore(tx, [...clocks.values()], gap.from)
  for (let from = 0; from < given.length; from += mostTogether)
    await giveTo(app, tx, given.slice(from, from + mostTogether), gap)
  app.log.warn({ ...gap, attempts: given.length }, 'nobody was served; the time is given back')
  return given.map(({ attempt }) => attempt)
}

async function giveTo(
  app: App,
  tx: Tx,
  given: readonly { attempt: Attempt; minutes: number }[],
  { from, to }: Gap,
): Promise<void> {
  const ids = given.map(({ attempt }) => attempt.id)
  await sql`
    update attempt set extra_minutes = extra_minutes + given.minutes
      from unnest(${ids}::uuid[], ${given.map(({ minutes }) => minutes)}::int[]) as given (id, minutes)
     where attempt.id = given.id`.execute(tx)
  const gap = { from: from.toISOString(), to: to.toISOString() }
  const cause = { ...byClock, reason: 'outage' }
  await writeChanges(
    app,
    tx,
    given.map(({ attempt, minutes }) => ({
      attempt,
      change: { kind: 'extended', cause, detail: { minutes, ...gap } },
    })),
  )
  await setClocks(app, tx, ids)
}

/** What is given back is not for a section that was over before: its end is written before the clock is changed. */
async function closeSectionsBefore(tx: Tx, clocks: readonly OpenClock[], from: Date): Promise<void> {
  const over = clocks.flatMap((clock) =>
    clock.sections.flatMap((section) => {
      const end = section.closedAt ? null : sectionEndsAt(section, clock, from)
      return end && end <= from ? [{ attemptId: clock.id, sectionId: section.sectionId, closedAt: end }] : []
    }),
  )
  if (over.length === 0) return
  await sql`
    update attempt_section set closed_at = over.closed_at
      from unnest(${over.map(({ attemptId }) => attemptId)}::uuid[], ${over.map(({ sectionId }) => sectionId)}::uuid[],
                  ${over.map(({ closedAt }) => closedAt.toISOString())}::timestamptz[]) as over (attempt_id, section_id, closed_at)
     where attempt_section.attempt_id = over.attempt_id and attempt_section.section_id = over.section_id`.execute(
    tx,
  )
}

/** How many whole minutes of its own time an attempt lost to an outage; none while it was paused, or after its end. */
function lostMinutes(clock: OpenClock | undefined, { from, to }: Gap): number {
  if (!clock?.startedAt) return 0
  const breakEnd = breakEndsAt(clock)
  if (clock.state === 'paused' && !breakEnd) return 0
  const end = endsAt(clock, to)
  if (end && end <= from) return 0
  const lostFrom = Math.max(from.getTime(), clock.startedAt.getTime(), breakEnd?.getTime() ?? 0)
  return Math.ceil(Math.max(0, to.getTime() - lostFrom) / 60_000)
}

async function databaseTime(db: Kysely<Tables>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database has no time')
  return row.now
}
