import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Relay } from './relay.ts'
import type { Sharing } from './sharing.ts'

/** A recorder waits no longer for its place than this, and comes again. */
const patienceMs = 5_000
const againMs = 60

/** Tells listeners where an attempt is shown now; see relayed-tracks.ts. */
export const placesTopic = 'live-places'

/**
 * Holds recorders among several processes: the row says who. A living holder is asked to let go, which it does when all it
 * took is in the index; the journal of a dead one on this disk is read first; a dead one on another machine is passed over.
 */
export function shareRecorders(app: App, relay: Relay, recover: () => Promise<void>): Sharing {
  const { me } = app.processes
  const ways = { relay, recover }
  return {
    async hold(attemptId, recorderId) {
      const latest = performance.now() + patienceMs
      let from = me
      for (;;) {
        const { processId, term } = await claim(app, attemptId, recorderId, from)
        if (processId === me) return term
        if (performance.now() > latest)
          throw new Refusal('overloaded', `recorder ${recorderId} is still held by process ${processId}`)
        from = await persuade(app, ways, processId, { attemptId, recorderId }).catch(
          async (error: unknown) => {
            app.log.warn({ err: error, processId }, 'a process did not let a recorder go')
            // It may just have died.
            await app.processes.look().catch(() => undefined)
            return me
          },
        )
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
    },
    async letGo(attemptId, recorderId, term) {
      await app.db
        .deleteFrom('recorderHold')
        .where('attemptId', '=', attemptId)
        .where('recorderId', '=', recorderId)
        .where('processId', '=', me)
        .where('term', '=', term)
        .execute()
    },
    async held() {
      const rows = await app.db
        .selectFrom('recorderHold')
        .select(['attemptId', 'recorderId'])
        .where('processId', '=', me)
        .execute()
      return new Set(rows.map(({ attemptId, recorderId }) => `${attemptId}:${recorderId}`))
    },
    shows: (attemptId, kinds, recorderId) =>
      void show(app, relay, { attemptId, kinds, recorderId }).catch((error: unknown) =>
        app.log.error({ err: error, attemptId }, 'others cannot be told where an attempt is shown'),
      ),
    hides: (attemptId, kind) =>
      void hide(app, attemptId, kind).catch((error: unknown) =>
        app.log.error({ err: error, attemptId }, 'others cannot be told that an attempt is not shown'),
      ),
    mayPromise: () => (app.processes.isTrusted() ? 'now' : 'come-again'),
  }
}

async function claim(app: App, attemptId: AttemptId, recorderId: string, from: string) {
  const { me } = app.processes
  const { rows } = await sql<{ processId: string; term: number }>`
    insert into recorder_hold values (${attemptId}, ${recorderId}, ${me}, 1)
    on conflict (attempt_id, recorder_id) do update
      set process_id = case when recorder_hold.process_id in (${me}, ${from}) then ${me} else recorder_hold.process_id end,
          term = recorder_hold.term + case when recorder_hold.process_id in (${me}, ${from}) then 1 else 0 end
    returning process_id as "processId", term`.execute(app.db)
  const [row] = rows
  if (!row) throw new Error('a hold was neither made nor found')
  return row
}

/** Returns whom the hold may be taken from; the same as before when it may not be yet. */
async function persuade(
  app: App,
  { relay, recover }: { relay: Relay; recover: () => Promise<void> },
  holder: string,
  recorder: { attemptId: AttemptId; recorderId: string },
): Promise<string> {
  const { me, place } = app.processes
  if (!app.processes.find(holder)) await app.processes.look()
  const other = app.processes.find(holder)
  if (other?.isAlive) {
    await relay.ask(other, { ask: 'let-go', ...recorder })
    return me
  }
  if (other?.place === place) await recover()
  return holder
}

interface Shown {
  attemptId: AttemptId
  kinds: readonly TrackKind[]
  recorderId: string
}

async function show(app: App, relay: Relay, { attemptId, kinds, recorderId }: Shown): Promise<void> {
  const { me } = app.processes
  const before = await app.db
    .selectFrom('livePlace')
    .select('processId')
    .distinct()
    .where('attemptId', '=', attemptId)
    .where('kind', 'in', kinds)
    .where('processId', '!=', me)
    .execute()
  const since = app.now()
  await app.db
    .insertInto('livePlace')
    .values(kinds.map((kind) => ({ attemptId, kind, processId: me, since })))
    .onConflict((conflict) => conflict.columns(['attemptId', 'kind']).doUpdateSet({ processId: me, since }))
    .execute()
  app.publish(placesTopic, { attemptId })
  for (const { processId } of before) {
    const other = app.processes.find(processId)
    if (other?.isAlive)
      await relay.ask(other, { ask: 'taken-over', attemptId, recorderId, kinds: [...kinds] })
  }
}

async function hide(app: App, attemptId: AttemptId, kind: TrackKind): Promise<void> {
  await app.db
    .deleteFrom('livePlace')
    .where('attemptId', '=', attemptId)
    .where('kind', '=', kind)
    .where('processId', '=', app.processes.me)
    .execute()
  app.publish(placesTopic, { attemptId })
}
