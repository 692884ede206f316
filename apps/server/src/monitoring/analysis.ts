import { randomUUID } from 'node:crypto'
import type { Frame } from '@invigil/contract/frame.ts'
import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { type TrackConfig, TrackMark } from '@invigil/contract/media.ts'
import type { Signal, SignalDetail } from '@invigil/contract/signal.ts'
import { createWatch, type Watch } from '@invigil/detectors/all.ts'
import { wantedObservations } from '@invigil/detectors/wanted.ts'
import { wishOf } from '@invigil/sensors/eyes.ts'
import type { FaceTemplate } from '@invigil/sensors/identity.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import {
  afterLooks,
  dueLooks,
  type Plan,
  planLooks,
  type Schedule,
  serverRhythms,
  startSchedule,
} from '@invigil/sensors/schedule.ts'
import { instantOf, readConfig } from '../media/chunk.ts'
import type { App } from '../platform/app.ts'
import { theVision } from '../platform/vision/vision.ts'
import { type Outgoing, startOutgoing } from './outgoing.ts'
import { Recent } from './recent.ts'
import type { Standing } from './standing.ts'
import { type Seen, storyDifference } from './story.ts'
import { toldBy } from './told.ts'

/** What a candidate's face is compared with, and where the eyes rest at work. */
export interface Learnt {
  reference?: FaceTemplate | undefined
  centre?: GazeCentre | undefined
}

/** What happened to the frames that were to be looked at. */
export type FrameFate = 'looked' | 'skipped' | 'undecodable' | 'unavailable'

const ofFrames = ['faces', 'picture', 'identity', 'liveness', 'things'] as const
const firstRestMs = 2_000
const longestRestMs = 60_000
/** A picture as dark and as flat as this shows nothing at all. */
const black = { luma: 20, spread: 3 }

/** Looks at one candidate's preview for as long as the attempt runs, and compares it with what the browser tells. */
export class Analysis {
  readonly attemptId: AttemptId
  readonly recent = new Recent()
  readonly #app: App
  readonly #onFrame: (fate: FrameFate) => void
  readonly #outgoing: Outgoing
  readonly #since: number
  #standing: Standing | undefined
  #learnt: Learnt = {}
  #watch: Watch | undefined
  #wanted: ReadonlySet<ObservationOf> = new Set()
  #schedule: Schedule = startSchedule(serverRhythms)
  #share = 1
  #config: TrackConfig | undefined
  #isLooking = false
  /** A track that cannot be decoded is tried more and more rarely: each try costs the start of a program. */
  #rest = { until: 0, ms: 0 }
  /** Its policy's settings fit the detectors no more: the browser's signals are all there is. */
  #isBroken = false
  /** By how much the candidate's clock is behind the server's, in ms: the least that a frame was ever old. */
  #lagMs = Number.POSITIVE_INFINITY
  #pictureAt: number | undefined
  #blackSince: number | undefined
  #mutedSince: number | undefined
  #open = new Map<string, { since: number; detail: SignalDetail }>()

  constructor(app: App, attemptId: AttemptId, onFrame: (fate: FrameFate) => void) {
    this.attemptId = attemptId
    this.#app = app
    this.#onFrame = onFrame
    this.#outgoing = startOutgoing(app, attemptId)
    this.#since = app.now().getTime()
  }

  /** When the last picture arrived, in ms; the beginning where none has come yet. */
  get lastAt(): number {
    return this.#pictureAt ?? this.#since
  }

  get standing(): Standing | undefined {
    return this.#standing
  }

  get isWatching(): boolean {
    return this.#watch !== undefined
  }

  /** Whether a picture is being looked at just now. */
  get isLooking(): boolean {
    return this.#isLooking
  }

  /** How often what is looked for now. */
  get plan(): Plan {
    return planLooks(this.#schedule, { share: this.#share })
  }

  set share(share: number) {
    this.#share = share
  }

  /** The centre counts from when watching begins, the face from the next frame on. */
  learn(learnt: Learnt): void {
    this.#learnt = { ...this.#learnt, ...learnt }
  }

  /** Begins, goes on or stops watching as the attempt's state says. */
  stand(standing: Standing): void {
    const isRunning = standing.state === 'running' && !this.#isBroken
    this.#standing = standing
    if (isRunning && !this.#watch) this.#begin(standing)
    if (!isRunning && this.#watch) this.#end()
  }

  /** Takes a frame of the preview as it comes. What is no key frame, or comes while the last is looked at, is passed over. */
  hear(frame: Frame): void {
    if (frame.kind === 'config') {
      this.#config = readConfig(frame.payload, frame.ts, this.#app.now().getTime()) ?? this.#config
      this.#mutedSince = undefined
    }
    if (frame.kind === 'mark') this.#hearMark(frame.payload)
    if (frame.kind !== 'media' && frame.kind !== 'still') return
    this.#pictureAt = this.#app.now().getTime()
    if (!this.#watch || !this.#config || (frame.kind === 'media' && !frame.isKey)) return
    void this.#look(this.#config, frame)
  }

  /** Compares what was told with what was seen, and tries again what could not be stored. */
  tick(): void {
    this.#outgoing.again()
    if (!this.#watch) return
    const now = this.#app.now().getTime()
    const differs = storyDifference(toldBy(this.#app).get(this.attemptId), this.#seen(), now)
    this.#see({ of: 'story', at: now, ...(differs && { differs }) })
  }

  /** Ends what is open; returns when everything was told. */
  async stop(): Promise<void> {
    if (this.#watch) this.#end()
    theVision(this.#app).forget(this.attemptId)
    await this.#outgoing.settled()
  }

  settled(): Promise<void> {
    return this.#outgoing.settled()
  }

  #begin({ policy, silenced }: Standing): void {
    this.#wanted = wantedObservations(policy.detectors, silenced)
    const { faces, ...heavy } = serverRhythms
    const wanted = Object.entries(heavy).filter(([look]) => this.#wanted.has(look as ObservationOf))
    this.#schedule = startSchedule({ faces, ...Object.fromEntries(wanted) })
    try {
      this.#watch = createWatch({
        ...{ settings: policy.detectors, silenced, newId: randomUUID, models: networksBehind },
        centre: this.#learnt.centre,
      })
    } catch (error) {
      this.#isBroken = true
      this.#app.log.error(
        { err: error, attemptId: this.attemptId },
        'the detectors of an attempt do not start',
      )
    }
  }

  #end(): void {
    const signals = this.#watch?.end(this.#app.now().getTime()) ?? []
    this.#watch = undefined
    this.#tell(signals)
  }

  async #look(config: TrackConfig, frame: Frame): Promise<void> {
    const at = this.#instantHere(config, frame)
    const { reference } = this.#learnt
    const canLook = (look: string) => look !== 'identity' || reference !== undefined
    const due = dueLooks(this.#schedule, this.plan, at, canLook)
    if (!due.faces && !due.heavy) return
    if (!ofFrames.some((of) => this.#wanted.has(of))) return
    if (this.#isLooking || at < this.#rest.until) return this.#onFrame('skipped')
    this.#isLooking = true
    const looked = await theVision(this.#app).look({
      thread: this.attemptId,
      at,
      picture: { config, payload: frame.payload },
      wish: { ...wishOf(due), faces: true },
      ...(reference && { reference }),
    })
    this.#isLooking = false
    this.#onFrame(looked.is)
    if (looked.is !== 'looked') {
      if (looked.is === 'undecodable') this.#restAfter(at)
      return
    }
    this.#rest = { until: 0, ms: 0 }
    const failed = Object.fromEntries(looked.failures.map(({ look }) => [look, undefined]))
    this.#schedule = afterLooks(this.#schedule, at, { ...failed, ...looked.took })
    for (const observation of looked.observations) this.#see(observation)
  }

  #restAfter(at: number): void {
    this.recent.couldNot(at)
    const ms = Math.min(longestRestMs, Math.max(firstRestMs, this.#rest.ms * 2))
    this.#rest = { until: at + ms, ms }
  }

  #see(observation: Observation): void {
    if (observation.of !== 'story') this.recent.add(observation)
    if (observation.of === 'picture') {
      const isBlack = observation.luma < black.luma && observation.spread < black.spread
      this.#blackSince = isBlack ? (this.#blackSince ?? this.#app.now().getTime()) : undefined
    }
    try {
      this.#tell(this.#watch?.see(observation) ?? [])
    } catch (error) {
      this.#app.log.error({ err: error, attemptId: this.attemptId }, 'a detector failed')
    }
  }

  #tell(signals: readonly Signal[]): void {
    for (const { kind, phase, since, detail } of signals) {
      if (phase === 'began') this.#open.set(kind, { since, detail })
      if (phase === 'ended') this.#open.delete(kind)
    }
    this.recent.notice(signals)
    this.#outgoing.add(signals)
  }

  #seen(): Seen {
    const blackSince = this.#mutedSince ?? this.#blackSince
    return { since: this.#since, pictureAt: this.#pictureAt, blackSince, open: this.#open }
  }

  #hearMark(payload: Uint8Array): void {
    try {
      const { what } = TrackMark.parse(JSON.parse(new TextDecoder().decode(payload)))
      if (what === 'muted') this.#mutedSince ??= this.#app.now().getTime()
      if (what === 'unmuted') this.#mutedSince = undefined
    } catch {
      // A mark that is none was refused before it came here.
    }
  }

  /** A frame's instant by the server's clock. One that was kept offline is as old as it is. */
  #instantHere({ anchor }: TrackConfig, { ts }: Frame): number {
    const now = this.#app.now().getTime()
    const instant = instantOf(anchor, ts)
    this.#lagMs = Math.max(0, Math.min(this.#lagMs, now - instant))
    return Math.min(now, instant + this.#lagMs)
  }
}
