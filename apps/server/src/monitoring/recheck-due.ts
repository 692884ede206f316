import { randomUUID } from 'node:crypto'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { ObservationOf } from '@invigil/sensors/observation.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { theVision } from '../platform/vision/vision.ts'
import type { Analysis } from './analysis.ts'
import { type Rechecked, recheck, recheckQuiet, type Stretch, visibleDetector } from './recheck.ts'
import { toldBy } from './told.ts'

interface Due extends Stretch {
  signal: Signal
}

/** A frame needs its way, and the line in front of the eyes may be long. */
const soonestMs = 8_000
const latestMs = 30_000
const rememberedMs = 170_000
/** A quiet stretch of so long, looked at once in so many seconds on the average. */
const quietMs = 20_000
const quietEverySeconds = 120
const mostDue = 200

/** What waits to be looked at again, by attempt. */
export const dueByAttempt = perApp(() => new Map<AttemptId, Due[]>())

/** Remembers what a browser noticed, so that it can be compared with what the server saw. */
export function noteForRecheck(
  app: App,
  attemptId: AttemptId,
  signals: readonly Signal[],
  clockOffsetMs: number,
): void {
  if (!theVision(app).isOn) return
  const now = app.now().getTime()
  const here = (instant: number) => Math.max(0, Math.min(instant + clockOffsetMs, now))
  const due = signals
    .filter(({ kind, phase }) => phase !== 'ended' && visibleDetector(kind))
    .map((signal) => ({ signal, since: here(signal.since), at: here(signal.at) }))
  if (due.length === 0) return
  const known = dueByAttempt(app).get(attemptId) ?? []
  dueByAttempt(app).set(attemptId, [...known, ...due].slice(-mostDue))
}

/** Lets go of what waits of attempts that nobody looks at, once nothing could be said of it any more. */
export function forgetDue(app: App, isWatched: (attemptId: AttemptId) => boolean): void {
  const oldest = app.now().getTime() - rememberedMs
  for (const [attemptId, due] of dueByAttempt(app))
    if (!isWatched(attemptId) && due.every(({ at }) => at < oldest)) dueByAttempt(app).delete(attemptId)
}

/** Looks again at what is due of one attempt, and now and then at a stretch of which its browser said nothing. */
export async function recheckDue(app: App, analysis: Analysis): Promise<void> {
  const { attemptId, standing, recent } = analysis
  const now = app.now().getTime()
  const all = dueByAttempt(app).get(attemptId) ?? []
  const due = all.filter(({ at }) => isDue(analysis, at, now))
  if (due.length < all.length)
    dueByAttempt(app).set(
      attemptId,
      all.filter((one) => !due.includes(one)),
    )
  else dueByAttempt(app).delete(attemptId)
  for (const { signal, since, at } of due) {
    const rule = standing?.policy.detectors[signal.kind]
    if (!rule?.isOn || rule.severity === 'low') continue
    const isLate = now - at > rememberedMs
    const seen: Rechecked = isLate
      ? { outcome: 'not-checkable', looks: 0, why: 'late' }
      : recheck(recent, signal, { since, at }, rule)
    await keepRecheck(app, attemptId, { ...signal, since, at }, seen)
  }
  if (Math.random() < 1 / quietEverySeconds) await recheckQuietStretch(app, analysis)
}

function isDue({ recent }: Analysis, at: number, now: number): boolean {
  if (now - at >= latestMs) return true
  return now - at >= soonestMs && recent.observations(at + soonestMs / 2, now).length > 0
}

/** Looks at the stretch that is just old enough for both sides to have told of it, if the browser said nothing in it. */
async function recheckQuietStretch(app: App, { attemptId, recent }: Analysis): Promise<void> {
  const at = app.now().getTime() - quietMs
  const since = at - quietMs
  const told = toldBy(app).get(attemptId)
  if (!told?.wellSince || told.wellSince > since) return
  const isQuiet = [...told.byKind].every(
    ([kind, { open, until }]) =>
      !visibleDetector(kind) || (open.size === 0 && (until ?? 0) < since - quietMs),
  )
  if (!isQuiet) return
  const { kinds, ...seen } = recheckQuiet(recent, { since, at })
  const stretch = { kind: 'quiet', episode: `quiet-${randomUUID()}`, since, at }
  await keepRecheck(app, attemptId, stretch, seen, { kinds: kinds.join(' ') })
}

async function keepRecheck(
  app: App,
  attemptId: AttemptId,
  { kind, episode, since, at }: Pick<Signal, 'kind' | 'episode'> & Stretch,
  { outcome, ...detail }: Rechecked,
  more: Record<string, string> = {},
): Promise<void> {
  const watches: ObservationOf = visibleDetector(kind)?.watches ?? 'faces'
  const models: Partial<Record<ObservationOf, readonly string[]>> = networksBehind
  await app.db
    .insertInto('signalRecheck')
    .values({
      ...{ attemptId, episode, kind, outcome },
      fromAt: new Date(since),
      toAt: new Date(at),
      at: app.now(),
      models: JSON.stringify(models[watches] ?? []),
      detail: JSON.stringify({ ...detail, ...more }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
