import type { SignalDetail, SignalPhase } from '@invigil/contract/signal.ts'

/**
 * Follows one candidate. `see` takes each observation it watches, `pass` says how late it is while the last one still
 * stands, and `end` closes what is open because nothing is seen any more; all three answer what there is to say.
 * Instants are milliseconds since the Unix epoch by the observer's clock; nothing here reads a clock of its own.
 */
export type Watcher<Seen> = {
  see: (observation: Seen) => Notice[]
  pass: (at: number) => Notice[]
  end: (at: number) => Notice[]
}

/** A signal before the watch has named its episode. Episodes with the same `thread` follow one another. */
export type Notice = {
  phase: SignalPhase
  thread: string
  at: number
  since: number
  confidence: number
  detail: SignalDetail
}

/** That a condition holds, with what explains it. Of an episode's sights the one with the greatest `weight` is kept. */
export type Sight = {
  detail?: SignalDetail
  /** 0..1; 1 where a browser states a fact. */
  confidence?: number
  weight?: number
  /** Patience for this very sight, where it differs from the episode's. */
  afterSeconds?: number
  /** When it began, where that was before it could be told. */
  since?: number
}

type Timed = { at: number }

/**
 * Says `began` once the condition has held for `afterSeconds` without a break, and `ended` once it has not held for
 * `endAfterSeconds` (1). `detail.seconds` is how long the thing itself has lasted, to a tenth.
 */
export function episode<Seen extends Timed>(
  afterSeconds: number,
  condition: (observation: Seen) => boolean | Sight,
  options: { endAfterSeconds?: number } = {},
): Watcher<Seen> {
  const endAfter = (options.endAfterSeconds ?? 1) * 1000
  let open: Stretch | undefined

  function see(observation: Seen): Notice[] {
    const sight = condition(observation)
    if (sight === false) return notHolding(observation.at)
    const seen = sight === true ? {} : sight
    if (open) open.quietSince = undefined
    else open = { since: seen.since ?? observation.at, hasBegun: false, sight: seen, quietSince: undefined }
    open.sight =
      weightOf(seen) > weightOf(open.sight) ? seen : { ...open.sight, afterSeconds: seen.afterSeconds }
    return beginning(observation.at)
  }

  function notHolding(at: number): Notice[] {
    if (!open) return []
    if (!open.hasBegun) {
      open = undefined
      return []
    }
    open.quietSince ??= at
    return at - open.quietSince >= endAfter ? closing(at, open.quietSince) : []
  }

  function beginning(at: number): Notice[] {
    if (!open || open.hasBegun || open.quietSince !== undefined) return []
    const patience = (open.sight.afterSeconds ?? afterSeconds) * 1000
    if (at - open.since < patience) return []
    open.hasBegun = true
    return [noticeOf(open, 'began', at, at)]
  }

  function closing(at: number, until: number): Notice[] {
    const closed = open
    open = undefined
    return closed?.hasBegun ? [noticeOf(closed, 'ended', at, until)] : []
  }

  return {
    see,
    pass: (at) => (open?.quietSince === undefined ? beginning(at) : notHolding(at)),
    end: (at) => closing(at, open?.quietSince ?? at),
  }
}

type Stretch = { since: number; hasBegun: boolean; sight: Sight; quietSince: number | undefined }

function noticeOf(stretch: Stretch, phase: 'began' | 'ended', at: number, until: number): Notice {
  const seconds = Math.round((until - stretch.since) / 100) / 10
  const { detail, confidence = 1 } = stretch.sight
  return { phase, thread: '', at, since: stretch.since, confidence, detail: sayable({ ...detail, seconds }) }
}

/** Of absurd observations arithmetic makes infinities; what is seen is said without them. */
function sayable(detail: SignalDetail): SignalDetail {
  return Object.fromEntries(
    Object.entries(detail).filter(([, value]) => typeof value !== 'number' || Number.isFinite(value)),
  )
}

function weightOf(sight: Sight): number {
  return sight.weight ?? 0
}

/** Says `moment` when the condition holds, at most once in `everySeconds` for the same `about`. */
export function moment<Seen extends Timed>(
  everySeconds: number,
  condition: (observation: Seen) => false | (Sight & { about: string }),
): Watcher<Seen> {
  const lastByAbout = new Map<string, number>()
  return {
    see: (observation) => {
      const { at } = observation
      const sight = condition(observation)
      if (!sight) return []
      const last = lastByAbout.get(sight.about)
      if (last !== undefined && at >= last && at - last < everySeconds * 1000) return []
      lastByAbout.set(sight.about, at)
      const { detail = {}, confidence = 1 } = sight
      return [{ phase: 'moment', thread: sight.about, at, since: at, confidence, detail: sayable(detail) }]
    },
    pass: () => [],
    end: () => [],
  }
}

/** Watches apart what must not be mixed, e.g. each stream by itself. */
export function apart<Seen extends Timed>(
  threadOf: (observation: Seen) => string,
  start: () => Watcher<Seen>,
): Watcher<Seen> {
  const watchers = new Map<string, Watcher<Seen>>()
  const all = (ask: (watcher: Watcher<Seen>) => Notice[]) =>
    [...watchers].flatMap(([thread, watcher]) => ask(watcher).map((notice) => ({ ...notice, thread })))
  return {
    see: (observation) => {
      const thread = threadOf(observation)
      const watcher = watchers.get(thread) ?? start()
      watchers.set(thread, watcher)
      return watcher.see(observation).map((notice) => ({ ...notice, thread }))
    },
    pass: (at) => all((watcher) => watcher.pass(at)),
    end: (at) => all((watcher) => watcher.end(at)),
  }
}

/**
 * Holds when the condition held in `needed` of the last `of` observations, the present one among them. Forgets after
 * `forgetAfterSeconds` (5). A condition may answer how much an observation counts.
 */
export function voted<Seen extends Timed>(
  needed: number,
  of: number,
  condition: (observation: Seen) => boolean | number,
  forgetAfterSeconds = 5,
): (observation: Seen) => boolean {
  let votes: { at: number; counts: number }[] = []
  return (observation) => {
    const { at } = observation
    const recent = votes.filter((vote) => at - vote.at < forgetAfterSeconds * 1000 && at >= vote.at)
    votes = [...recent, { at, counts: Number(condition(observation)) }].slice(-of)
    return votes.reduce((sum, { counts }) => sum + counts, 0) >= needed
  }
}
