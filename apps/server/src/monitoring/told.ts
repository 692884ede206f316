import type { AttemptId } from '@invigil/contract/ids.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { keep } from '../platform/remember.ts'

/** What a candidate's browser told of one kind, by the server's clock in ms. */
export interface ToldOfKind {
  /** Episodes that go on. */
  readonly open: ReadonlySet<string>
  /** When the last one was over, or the last moment was; undefined while the first goes on. */
  readonly until: number | undefined
}

/** What a candidate's browser told of itself lately. */
export interface Told {
  /** When its page was last heard of, in ms. */
  readonly heardAt: number
  /** When it was last heard of by this process itself, in ms; undefined when only others heard it. */
  readonly heardHereAt?: number
  readonly status: CandidateStatus | undefined
  /** Since when the camera is said to work and faces to be looked for without a break, in ms; undefined while they are not. */
  readonly wellSince: number | undefined
  readonly byKind: ReadonlyMap<string, ToldOfKind>
}

const mostAttempts = 20_000
/** Far more than any honest page has: a page may say what it likes. */
const mostKinds = 100
const mostOpen = 50
const nothingTold: Told = {
  heardAt: 0,
  heardHereAt: 0,
  status: undefined,
  wellSince: undefined,
  byKind: new Map(),
}

/** What browsers told, in this process. It is forgotten when the server stops: they tell again in seconds. */
export const toldBy = perApp(() => new Map<AttemptId, Told>())

/** Remembers that a page was heard of, with its word on itself if it brought one. */
export function noteStatus(
  app: App,
  attemptId: AttemptId,
  status: CandidateStatus | undefined,
  isHeardHere = true,
): void {
  const told = toldBy(app)
  const now = app.now().getTime()
  const noted = withStatus(told.get(attemptId) ?? nothingTold, status, now)
  keep(told, attemptId, isHeardHere ? { ...noted, heardHereAt: now } : noted, mostAttempts)
}

/** Remembers what a browser noticed; `clockOffsetMs` moves its times to the server's clock. */
export function noteTold(
  app: App,
  attemptId: AttemptId,
  signals: readonly Signal[],
  clockOffsetMs: number,
): void {
  const told = toldBy(app)
  const before = told.get(attemptId) ?? nothingTold
  const byKind = new Map(before.byKind)
  for (const signal of signals)
    keep(byKind, signal.kind, withSignal(byKind.get(signal.kind), signal, clockOffsetMs), mostKinds)
  keep(told, attemptId, { ...before, heardAt: app.now().getTime(), byKind }, mostAttempts)
}

/** What is known after a page's word at `now`. */
export function withStatus(told: Told, status: CandidateStatus | undefined, now: number): Told {
  if (!status) return { ...told, heardAt: now }
  const isWell = status.camera === 'live' && (status.sensors === 'running' || status.sensors === 'reduced')
  return { ...told, heardAt: now, status, wellSince: isWell ? (told.wellSince ?? now) : undefined }
}

function withSignal(
  known: ToldOfKind = { open: new Set(), until: undefined },
  { phase, episode, at }: Signal,
  clockOffsetMs: number,
): ToldOfKind {
  if (phase === 'began') return { ...known, open: new Set([...known.open, episode].slice(-mostOpen)) }
  const until = Math.max(known.until ?? 0, at + clockOffsetMs)
  return { open: new Set([...known.open].filter((one) => one !== episode)), until }
}
