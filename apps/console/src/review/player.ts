import type { TrackKind } from '@invigil/contract/media.ts'
import { type Clock, movedTo, shownAt, standing, turned } from './clock.ts'
import { Lane, type LaneScreens, type LaneState } from './lane.ts'
import { aLaneSource, withStandIn } from './lane-source.ts'

/** What people are told of a player. */
export interface Shown {
  at: number
  isRunning: boolean
  rate: number
  lanes: Partial<Record<TrackKind, LaneState>>
}

/** All lanes of an attempt's recording on one clock. Instants are milliseconds since the epoch by the server's clock. */
export interface Player {
  /** Shows a lane, of the hall that of one camera; returns what takes it away. */
  attach(kind: TrackKind, screens: LaneScreens, camera?: string): () => void
  seek(at: number): void
  /** Plays, or stops; the other of the two without a wish. */
  turn(isRunning?: boolean): void
  setRate(rate: number): void
  /** Whether microphones are heard; above twice the rate they never are. */
  setSound(isOn: boolean): void
  /** The lane that the clock waits for. */
  setMain(kind: TrackKind): void
  /** Asks the server what has been recorded since. */
  refresh(): Promise<void>
  /** The end of what is known to be recorded. */
  latest(): number
  /** How far each playing lane is from the clock, in milliseconds. */
  drift(): Partial<Record<TrackKind, number>>
  /** Hears what is shown, several times a second while it changes; returns what ends it. */
  onShown(hear: (shown: Shown) => void): () => void
  stop(): void
}

/** Lanes are looked at this often, in milliseconds: fine enough for rates up to 8. */
const tickMs = 40
const tellEveryMs = 160
const beginTogetherMs = 1_200

interface Running {
  attemptId: string
  origin: number
  /** No moment is later than this. */
  endsAt: () => number
  clock: Clock
  isWanted: boolean
  isSilenced: boolean
  /** When somebody last moved the clock, by `performance.now()`. */
  movedAt: number
  main: TrackKind | undefined
  lanes: Map<TrackKind, { lane: Lane; refresh: () => Promise<void>; latest: () => number }>
  hearers: Set<(shown: Shown) => void>
  toldAt: number
  told: string
}

/** Makes a player that stands at `origin`, the earliest instant there is. */
export function aPlayer(attemptId: string, origin: number, endsAt: () => number): Player {
  const running: Running = {
    ...{ attemptId, origin, endsAt, clock: standing(origin), isWanted: false, isSilenced: false, movedAt: 0 },
    ...{ main: undefined, lanes: new Map(), hearers: new Set(), toldAt: 0, told: '' },
  }
  const timer = setInterval(() => tick(running), tickMs)
  const change = (next: (clock: Clock, now: number) => Clock) => {
    running.clock = next(running.clock, performance.now())
    tick(running, true)
  }
  return {
    attach: (kind, screens, camera) => attach(running, kind, screens, camera),
    seek(at) {
      running.movedAt = performance.now()
      for (const { lane } of running.lanes.values()) lane.moved()
      change((clock, now) => movedTo(clock, at, now))
    },
    turn(isRunning = !running.isWanted) {
      running.isWanted = isRunning
      change((clock, now) => turned(clock, now, { isRunning }))
    },
    setRate: (rate) => change((clock, now) => turned(clock, now, { rate })),
    setSound(isOn) {
      running.isSilenced = !isOn
      for (const { lane } of running.lanes.values()) lane.isSilenced = !isOn
    },
    setMain(kind) {
      running.main = kind
    },
    async refresh() {
      await Promise.all([...running.lanes.values()].map(({ refresh }) => refresh()))
    },
    latest: () => Math.max(0, ...[...running.lanes.values()].map(({ latest }) => latest())),
    drift: () => Object.fromEntries([...running.lanes].map(([kind, { lane }]) => [kind, lane.apartMs])),
    onShown(hear) {
      running.hearers.add(hear)
      return () => running.hearers.delete(hear)
    },
    stop() {
      clearInterval(timer)
      for (const { lane } of running.lanes.values()) lane.stop()
      running.lanes.clear()
    },
  }
}

function attach(running: Running, kind: TrackKind, screens: LaneScreens, camera?: string): () => void {
  const own = aLaneSource(running.attemptId, kind, camera)
  const source = kind === 'camera' ? withStandIn(own, aLaneSource(running.attemptId, 'preview')) : own
  const lane = new Lane(source, screens, running.origin)
  lane.isSilenced = running.isSilenced
  const refresh = () => source.refresh().catch(() => undefined)
  const latest = () => source.pieces().at(-1)?.toAt ?? 0
  running.lanes.set(kind, { lane, refresh, latest })
  void refresh().then(() => tick(running, true))
  return () => {
    lane.stop()
    if (running.lanes.get(kind)?.lane === lane) running.lanes.delete(kind)
  }
}

/** Looks after every lane. The clock stands while the main lane waits for what it should show. */
function tick(running: Running, isChange = false): void {
  const now = performance.now()
  const mustWait = running.isWanted && mustWaitFor(running, now)
  const { clock } = running
  if (running.isWanted && clock.isRunning === mustWait)
    running.clock = turned(clock, now, { isRunning: !mustWait })
  if (running.isWanted && shownAt(running.clock, now) >= running.endsAt()) {
    running.isWanted = false
    running.clock = turned(running.clock, now, { isRunning: false })
  }
  const at = shownAt(running.clock, now)
  for (const { lane } of running.lanes.values()) lane.follow(running.clock, at)
  tell(running, at, now, isChange)
}

/** After a move all lanes begin together, unless one takes long; later only the main one is waited for. */
function mustWaitFor({ lanes, main, movedAt }: Running, now: number): boolean {
  if (now - movedAt > beginTogetherMs) return main !== undefined && lanes.get(main)?.lane.state === 'waiting'
  return [...lanes.values()].some(({ lane }) => lane.state === 'waiting')
}

function tell(running: Running, at: number, now: number, isChange: boolean): void {
  const lanes = Object.fromEntries([...running.lanes].map(([kind, { lane }]) => [kind, lane.state]))
  const shown = { at, isRunning: running.isWanted, rate: running.clock.rate, lanes }
  const words = JSON.stringify(shown)
  if (words === running.told || (!isChange && now - running.toldAt < tellEveryMs)) return
  running.told = words
  running.toldAt = now
  for (const hear of running.hearers) hear(shown)
}
