import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { Caller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { type Attempt, byCandidate, tellScreens } from './change.ts'
import { dueAt, endsAt, mayBeginUntil } from './clock.ts'
import { type OpenClock, readClocks } from './clocks.ts'
import { holdsAttempt } from './holds-attempt.ts'
import { mayMove, phaseOf } from './state.ts'
import { attemptView } from './view.ts'

/** Begins an admitted attempt within the candidate's window; starting again changes nothing. */
export async function startAttempt(app: App, attemptId: AttemptId, caller: Caller): Promise<AttemptView> {
  const started = await starterOf(app)({ attemptId, caller })
  if (started instanceof Refusal) throw started
  return await attemptView(app, attemptId)
}

interface Asked {
  attemptId: AttemptId
  caller: Caller
}

/** A whole hall begins in the same seconds: those who press together begin in one transaction. */
const starterOf = perApp((app) =>
  microBatch((asked: Asked[]) => startTogether(app, asked), { waitMs: 5, most: 40, inFlight: 2 }),
)

type Outcome = 'started' | 'going' | Refusal

async function startTogether(app: App, asked: readonly Asked[]): Promise<Outcome[]> {
  const now = app.now()
  const { outcomes, starting } = await app.db.transaction().execute(async (tx) => {
    const places = await readPlaces(
      tx,
      asked.map(({ attemptId }) => attemptId),
    )
    const outcomes = asked.map((one) => outcomeOf(places.get(one.attemptId), one, now))
    const started = new Set(asked.filter((_, nth) => outcomes[nth] === 'started').map((one) => one.attemptId))
    const starting = [...started].flatMap((attemptId) => places.get(attemptId) ?? [])
    if (starting.length > 0) await writeStarts(app, tx, starting, now)
    return { outcomes, starting }
  })
  for (const { attempt } of starting) tellScreens(app, attempt)
  return outcomes
}

interface Place {
  attempt: Attempt
  clock: OpenClock
  isCancelled: boolean
}

/** Locked in the order of their ids, so that two batches never wait for each other in a circle. */
async function readPlaces(tx: Tx, ids: readonly AttemptId[]): Promise<Map<AttemptId, Place>> {
  const attempts = await tx
    .selectFrom('attempt')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (attempts.length === 0) return new Map()
  const sittingIds = [...new Set(attempts.map(({ sittingId }) => sittingId))]
  const cancelled = await readCancelled(tx, sittingIds)
  const clocks = await readClocks(tx, ids)
  return new Map(
    attempts.map((attempt) => [
      attempt.id,
      { attempt, clock: clocks.get(attempt.id) as OpenClock, isCancelled: cancelled.has(attempt.sittingId) },
    ]),
  )
}

async function readCancelled(tx: Tx, sittingIds: readonly SittingId[]): Promise<Set<SittingId>> {
  const rows = await tx
    .selectFrom('sitting')
    .select('id')
    .where('id', 'in', sittingIds)
    .where('cancelledAt', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

function outcomeOf(place: Place | undefined, { attemptId, caller }: Asked, now: Date): Outcome {
  if (!place) return new Refusal('not-found', `no attempt ${attemptId}`)
  try {
    holdsAttempt(place.attempt, caller)
    if (phaseOf(place.attempt.state) === 'going') return 'going'
    refuseUnlessMayStart(place, now)
    return 'started'
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function refuseUnlessMayStart({ attempt, clock, isCancelled }: Place, now: Date): void {
  const { id, state, sittingId, admittedAt } = attempt
  if (phaseOf(state) === 'over') throw new Refusal('attempt-ended', `attempt ${id} is over`)
  if (!admittedAt) throw new Refusal('not-admitted', `attempt ${id} is not admitted`)
  if (isCancelled) throw new Refusal('sitting-cancelled', `sitting ${sittingId} is cancelled`)
  checkWindow(clock, sittingId, now)
  if (!mayMove(state, 'running', 'candidate'))
    throw new Refusal('wrong-state', `attempt ${id} is ${state} and cannot become running`)
}

function checkWindow(clock: OpenClock, sittingId: SittingId, now: Date): void {
  if (now < clock.opensAt) {
    const startsAt = clock.opensAt.toISOString()
    throw new Refusal('sitting-not-started', `sitting ${sittingId} starts at ${startsAt}`, { startsAt })
  }
  const end = endsAt({ ...clock, startedAt: now }, now)
  if (now >= clock.sittingEndsAt || (end && end <= now)) {
    throw new Refusal('sitting-over', `sitting ${sittingId} is over`)
  }
  const until = mayBeginUntil(clock)
  if (now > until) {
    throw new Refusal('too-late', `one may begin until ${until.toISOString()}`, {
      until: until.toISOString(),
    })
  }
}

async function writeStarts(app: App, tx: Tx, starting: readonly Place[], now: Date): Promise<void> {
  const ids = starting.map(({ attempt }) => attempt.id)
  await tx.updateTable('attempt').set({ state: 'running', startedAt: now }).where('id', 'in', ids).execute()
  await tx
    .insertInto('attemptChange')
    .values(
      starting.map(({ attempt }) => ({
        ...{ id: newId(now.getTime()), attemptId: attempt.id, at: now, kind: 'moved' as const },
        ...{
          fromState: attempt.state,
          toState: 'running' as const,
          ...byCandidate,
          by: 'candidate' as const,
        },
        detail: {},
      })),
    )
    .execute()
  const ends = starting.flatMap(({ attempt, clock }) => {
    const at = dueAt({ ...clock, state: 'running', startedAt: now }, now)
    return at ? [{ body: { attemptId: attempt.id }, at }] : []
  })
  await app.announceAll(tx, 'attempt-clock-set', ends)
  await app.announceAll(
    tx,
    'attempt-started',
    starting.map(({ attempt: { id, sittingId } }) => ({ body: { attemptId: id, sittingId } })),
  )
}
