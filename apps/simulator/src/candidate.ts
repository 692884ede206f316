import { randomUUID } from 'node:crypto'
import type { AttemptView, Entered, JournalEntry } from '@invigil/contract/attempt.ts'
import type { CandidateStatus, ToCandidate } from '@invigil/contract/live.ts'
import { streams } from '@invigil/contract/policy.ts'
import type { NumberedSignal, Signal } from '@invigil/contract/signal.ts'
import { createWatch, type Watch } from '@invigil/detectors/all.ts'
import { observe, observePaste } from './behaviour/observe.ts'
import { beginningBetween, type Doing, momentAt, type Script } from './behaviour/script.ts'
import { planAnswers, type Written } from './behaviour/typing.ts'
import type { Studio } from './pictures/studio.ts'
import { type Caller, callerOf } from './wire/caller.ts'
import { type FilmedTrack, type Recorder, startRecorder } from './wire/recorder.ts'
import { openScreen, type Screen } from './wire/screen.ts'

export interface CandidateWish {
  server: string
  /** Of the personal link. */
  token: string
  script: Script
  /** Makes this one different from others: portrait, answers, unrest. */
  seed: number
  /** 1 takes about a minute an item. */
  pace?: number
  studio?: Studio
  tracks?: readonly FilmedTrack[]
}

const pingEveryMs = 2_500
const statusEveryMs = 5_000

/**
 * A pretend candidate, as far as the server can tell a real browser: everything goes over the wire. It has no clock of its
 * own: `tick(now)` does whatever is due by then, so that an hour can pass in a minute where the server's clock does too.
 */
export class Candidate {
  readonly wish: CandidateWish
  readonly entered: Entered
  readonly caller: Caller
  readonly #journalId = randomUUID()
  readonly #outboxId = randomUUID()
  attempt: AttemptView
  #screen: Screen | undefined
  #recorder: Recorder | undefined
  #watch: Watch | undefined
  #planned: Written[] = []
  #items = 0
  #answered = new Set<string>()
  #entries = 0
  #signals = 0
  #pongs = 0
  #startedAt = 0
  #lastSecond = -1
  #pingedAt = 0
  #saidAt = 0
  #hasHandUp = false

  constructor(wish: CandidateWish, entered: Entered) {
    this.wish = wish
    this.entered = entered
    this.attempt = entered.attempt
    this.caller = callerOf(wish.server, { authorization: `Bearer ${entered.attemptKey}` })
  }

  /** Opens the personal link and the socket. */
  static async enter(wish: CandidateWish): Promise<Candidate> {
    const entered = await callerOf(wish.server).attempt.enterByLink({ token: wish.token })
    const candidate = new Candidate(wish, entered)
    candidate.#screen = openScreen(wish.server, entered, (message) => candidate.#hear(message))
    return candidate
  }

  /** Whether the attempt can still be worked on. */
  get isOver(): boolean {
    return ['submitted', 'expired', 'terminated'].includes(this.attempt.state)
  }

  /** Words from the server so far that answer a ping. */
  get pongs(): number {
    return this.#pongs
  }

  /** Consents, shows its devices, takes its photo, asks a person for the rest and goes to the lobby. */
  async checkIn(): Promise<void> {
    const { attemptId } = this.entered
    const { policy } = this.attempt
    const used = streams.filter((stream) => policy.streams[stream] !== 'off')
    const { checkin } = this.caller
    await checkin.consent({
      attemptId,
      wording: 'simulator',
      consents: used.map((stream) => ({
        stream,
        isGiven: stream === 'camera' || policy.streams[stream] === 'required',
      })),
    })
    const checks = [...used, 'displays', 'clock', 'network', 'browser'] as const
    const devices = checks.map((check) => ({ check, state: 'good', code: 'works', detail: {} }) as const)
    await checkin.devices({ attemptId, devices })
    if (policy.referencePhoto && this.wish.studio) {
      const data = this.wish.studio.portrait(this.wish.seed).toString('base64')
      await checkin.referencePhoto({ attemptId, data })
    }
    // It has no face, no card and no room to show.
    const { shown } = await checkin.get({ attemptId })
    for (const { step } of shown) await checkin.askPerson({ attemptId, step })
    this.attempt = await checkin.ready({ attemptId })
  }

  /** Begins the attempt, once admitted; from now on `tick` works on it. */
  async start(now: number): Promise<void> {
    const { attemptId } = this.entered
    const { seed, studio, pace, tracks = [], server } = this.wish
    this.attempt = await this.caller.attempt.start({ attemptId })
    const { paper } = await this.caller.attempt.paper({ attemptId })
    const items = paper.sections.flatMap((section) => section.items)
    this.#items = items.length
    this.#planned = planAnswers(items, seed, pace)
    this.#startedAt = now
    const { policy, silencedDetectors: silenced } = this.attempt
    this.#watch = createWatch({ settings: policy.detectors, silenced, newId: randomUUID })
    if (studio && tracks.length > 0)
      this.#recorder = startRecorder(server, this.entered, { studio, person: seed, tracks, startedAt: now })
  }

  /** Does everything that is due by `now` (ms since the epoch). Once a second or more often. */
  async tick(now: number): Promise<void> {
    const second = (now - this.#startedAt) / 1000
    const isSitting = this.#watch !== undefined && !this.isOver
    const moment = momentAt(isSitting ? this.wish.script : [], second)
    if (moment.isSilent) return
    this.#keepInTouch(now, moment.hasHandUp)
    if (!isSitting) return
    await this.#recorder?.advance(now, moment.view)
    if (Math.floor(second) <= this.#lastSecond || this.attempt.state !== 'running') return
    const before = this.#lastSecond
    this.#lastSecond = Math.floor(second)
    const begun = beginningBetween(this.wish.script, before, this.#lastSecond)
    await Promise.all([
      this.#answer(this.#lastSecond, now),
      this.#signal(this.#notice(begun, now), now),
      this.#raiseHand(moment.hasHandUp),
      ...begun.map((doing) => this.#write(doing)),
    ])
  }

  /** Hands in and stops recording. */
  async submit(now: number): Promise<void> {
    const { attemptId } = this.entered
    await this.#signal(this.#watch?.end(now) ?? [], now)
    await this.#recorder?.settled()
    await this.caller.attempt.submit({ attemptId, journalId: this.#journalId, lastSeq: this.#entries })
    this.#watch = undefined
  }

  /** Returns when all that was filmed is durable. */
  async filmed(): Promise<void> {
    await this.#recorder?.settled()
  }

  /** Closes the page. */
  leave(): void {
    this.#recorder?.stop()
    this.#screen?.close()
  }

  #hear(message: ToCandidate): void {
    if (message.type === 'attempt') this.attempt = message.attempt
    if (message.type === 'pong') this.#pongs += 1
    if (message.type === 'taken-over') this.leave()
  }

  #keepInTouch(now: number, hasHandUp: boolean): void {
    if (now - this.#pingedAt >= pingEveryMs) {
      this.#pingedAt = now
      this.#screen?.say({ type: 'ping', sentAt: now })
    }
    if (now - this.#saidAt >= statusEveryMs) {
      this.#saidAt = now
      this.#screen?.say({ type: 'status', status: this.#status(hasHandUp) })
    }
  }

  #status(hasHandUp: boolean): CandidateStatus {
    const isSitting = this.#watch !== undefined
    return {
      camera: this.#recorder ? 'live' : 'off',
      microphone: 'off',
      screen: 'off',
      recording: this.#recorder ? 'recording' : 'off',
      sensors: isSitting ? 'running' : 'off',
      answered: this.#answered.size,
      items: this.#items,
      unsaved: 0,
      hasHandUp,
    }
  }

  #notice(begun: readonly Doing[], now: number): Signal[] {
    const watch = this.#watch
    if (!watch) return []
    const pastes = begun.flatMap((doing) =>
      doing.what === 'pastes' ? [observePaste(now, doing.length)] : [],
    )
    const seen = observe(this.wish.script, this.#lastSecond, now, this.wish.seed)
    return [...seen, ...pastes].flatMap((observation) => watch.see(observation))
  }

  async #signal(noticed: readonly Signal[], sentAt: number): Promise<void> {
    if (noticed.length === 0) return
    const signals = noticed.map((signal): NumberedSignal => {
      this.#signals += 1
      return { ...signal, seq: this.#signals }
    })
    const { attemptId } = this.entered
    await this.caller.monitoring.signals({ attemptId, outboxId: this.#outboxId, signals, sentAt })
  }

  async #answer(second: number, at: number): Promise<void> {
    const due = this.#planned.filter((written) => written.second <= second)
    if (due.length === 0) return
    this.#planned = this.#planned.slice(due.length)
    const entries = due.map(({ itemId, body }): JournalEntry => {
      this.#entries += 1
      this.#answered.add(itemId)
      return { seq: this.#entries, itemId, body, at }
    })
    const { attemptId, opening } = this.entered
    await this.caller.attempt.record({ attemptId, journalId: this.#journalId, opening, entries })
  }

  async #write(doing: Doing): Promise<void> {
    const { attemptId } = this.entered
    if (doing.what === 'writes') await this.caller.live.say({ attemptId, text: doing.text })
  }

  async #raiseHand(isUp: boolean): Promise<void> {
    if (isUp === this.#hasHandUp) return
    this.#hasHandUp = isUp
    await this.caller.live.raiseHand({ attemptId: this.entered.attemptId, isUp })
  }
}
