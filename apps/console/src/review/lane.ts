import { type Clock, leapingRate, leapOf, leapTakes, steer } from './clock.ts'
import { aLaneBuffer, type LaneBuffer } from './lane-buffer.ts'
import type { LaneSource, Still } from './lane-source.ts'
import { indexAfter, indexAt, isBare, type Piece } from './pieces.ts'

/** What a lane shows just now. `waiting`: it is recorded and on its way. */
export type LaneState = 'showing' | 'waiting' | 'bare' | 'failed'

/** Where a lane is shown: moving pictures or sound in one, stills in the other. */
export interface LaneScreens {
  media: HTMLMediaElement
  still?: HTMLImageElement
}

/** Sound is taken away beyond this rate: nobody understands it, and browsers do the same. */
export const mostAudibleRate = 2

/** This much is loaded ahead of the moment, in milliseconds of the recording at the plain rate. */
const aheadMs = 8_000
const mostAheadMs = 32_000
/** What is further away is let go of, in seconds. */
const keptSeconds = 90

/** What a leap back into step is thought to take before there was one, in milliseconds. */
const firstLeapMs = 150
/** After a move nothing is loaded ahead until what is needed now is there everywhere, in milliseconds. */
const firstThingsMs = 400

/** Without a network a piece is asked for this seldom, in milliseconds. */
const retryMs = 1_000

/** One lane of a recording, steered by the clock. It begins when made; `stop` ends it. */
export class Lane {
  readonly #source: LaneSource
  readonly #screens: LaneScreens
  readonly #origin: number
  readonly #isSound: boolean
  readonly #broken = new Set<string>()
  #buffer: LaneBuffer | undefined
  #stills = new Map<Piece, Still[]>()
  #shownStill: Still | undefined
  #at = 0
  #leaptAt = 0
  #leapTakesMs = firstLeapMs
  #isLeaping = false
  #movedAt = performance.now()
  #rate = 1
  #isRunning = false
  #isLoading = false
  #loading: { piece: Piece; stop: AbortController } | undefined
  #isStopped = false
  #retryAt = 0
  state: LaneState = 'waiting'
  /** Whether a person wants to hear nothing. */
  isSilenced = false
  /** How far it was from the clock when it was last looked at while it played, in milliseconds. */
  apartMs = 0

  constructor(source: LaneSource, screens: LaneScreens, origin: number) {
    this.#source = source
    this.#screens = screens
    this.#origin = origin
    this.#isSound = screens.media instanceof HTMLAudioElement
    screens.media.preload = 'auto'
    void this.#open()
  }

  async #open(): Promise<void> {
    const buffer = await aLaneBuffer(this.#screens.media, this.#origin).catch(() => undefined)
    if (this.#isStopped) buffer?.stop()
    else this.#buffer = buffer
    if (!buffer) this.state = 'failed'
    void this.#load()
  }

  /** Another device may have recorded otherwise: its pieces need a buffer of their own. */
  async #openAnew(): Promise<void> {
    this.#buffer?.stop()
    this.#buffer = await aLaneBuffer(this.#screens.media, this.#origin)
    if (this.#isStopped) this.#buffer.stop()
  }

  /** Somebody moved the clock: it waits until this lane is there too, however short ago the last move was. */
  moved(): void {
    this.#movedAt = performance.now()
    this.#isLeaping = false
    if (this.state === 'showing') this.state = 'waiting'
  }

  /** Shows what the clock shows. */
  follow(clock: Clock, at: number): void {
    const hasMoved = at !== this.#at
    this.#at = at
    this.#rate = clock.rate
    this.#isRunning = clock.isRunning
    const pieces = this.#source.pieces()
    const piece = pieces[indexAt(pieces, at)]
    const { media } = this.#screens
    const isMute = this.isSilenced || clock.rate > mostAudibleRate
    if (media.muted !== isMute) media.muted = isMute
    if (!piece) {
      if (this.#source.isKnown()) this.state = isBare(pieces, at) ? 'bare' : this.state
      media.pause()
    } else if (this.#broken.has(keyOf(piece))) {
      this.state = 'failed'
      media.pause()
    } else if (piece.run.form === 'stills') this.#showStill(piece, at)
    else this.#play(piece, at, clock, hasMoved)
    void this.#load()
  }

  #play(piece: Piece, at: number, clock: Clock, hasMoved: boolean): void {
    const { media, still } = this.#screens
    if (still && !still.hidden) still.hidden = true
    const position = this.#buffer?.positionOf(at) ?? 0
    if (!this.#buffer?.has(piece)) {
      this.state = 'waiting'
      media.pause()
      // The browser shows it in the moment it comes.
      if (this.#buffer) moveTo(media, position)
      return
    }
    this.state = this.#stateIn(this.#buffer, at, clock)
    if (!clock.isRunning) {
      this.#isLeaping = false
      media.pause()
      if (hasMoved || Math.abs(media.currentTime - position) > 0.001) moveTo(media, position)
      return
    }
    if (media.seeking) return
    if (this.#isLeaping) {
      this.#isLeaping = false
      this.#leapTakesMs = leapTakes(this.#leapTakesMs, performance.now() - this.#leaptAt)
    }
    this.#keepInStep(position, at, clock.rate)
    if (media.paused) {
      if (Math.abs(media.currentTime - position) > 0.03) moveTo(media, position)
      void media.play().catch(() => undefined)
    }
  }

  #stateIn(buffer: LaneBuffer, at: number, { isRunning, rate }: Clock): LaneState {
    if (this.#screens.media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return 'showing'
    if (!buffer.covers(at)) return 'bare'
    // What was decoded last stands until it is back in step; a clock that waited for that would stop every lane, again and again.
    return this.state === 'showing' && isRunning && rate >= leapingRate ? 'showing' : 'waiting'
  }

  #keepInStep(position: number, at: number, rate: number): void {
    const { media } = this.#screens
    const laneAt = at + (media.currentTime - position) * 1000
    const steering = steer(laneAt, at, rate)
    if (!media.paused) this.apartMs = laneAt - at
    const now = performance.now()
    const leap = leapOf(this.#leapTakesMs, rate)
    if (steering.do === 'jump' && now - this.#leaptAt > leap.restMs) {
      this.#leaptAt = now
      this.#isLeaping = !media.paused
      moveTo(media, position + (media.paused ? 0 : leap.aheadMs / 1000))
    }
    const wanted = steering.do === 'rate' ? steering.rate : rate
    if (Math.abs(media.playbackRate - wanted) > 0.004) media.playbackRate = wanted
  }

  #showStill(piece: Piece, at: number): void {
    const { media, still } = this.#screens
    media.pause()
    const stills = this.#stills.get(piece)
    if (!stills || !still) {
      this.state = 'waiting'
      return
    }
    this.state = 'showing'
    still.hidden = false
    const wanted = stills.findLast((one) => one.at <= at) ?? stills[0]
    if (!wanted || wanted === this.#shownStill) return
    this.#shownStill = wanted
    URL.revokeObjectURL(still.src)
    still.src = URL.createObjectURL(wanted.picture)
  }

  /** Loads what the moment needs, then what comes next; one piece at a time. A piece that is needed no longer is left. */
  async #load(): Promise<void> {
    const wanted = this.#wanted()
    if (this.#loading && wanted && wanted !== this.#loading.piece && this.#isNeededNow(wanted))
      this.#loading.stop.abort()
    if (this.#isLoading || !wanted || this.#isStopped || performance.now() < this.#retryAt) return
    this.#isLoading = true
    const stop = new AbortController()
    this.#loading = { piece: wanted, stop }
    try {
      await this.#fetch(wanted, stop.signal)
    } catch (error) {
      if (!stop.signal.aborted) this.#fail(wanted, error)
    } finally {
      this.#isLoading = false
      this.#loading = undefined
    }
    if (!this.#isStopped) void this.#load()
  }

  async #fetch(piece: Piece, signal: AbortSignal): Promise<void> {
    if (piece.run.form === 'stills') {
      this.#stills.set(piece, await this.#source.stills(piece, signal))
      for (const old of this.#stills.keys()) if (this.#stills.size > 40) this.#stills.delete(old)
      return
    }
    const { init, chunk } = await this.#source.load(piece, signal)
    if (this.#isStopped) return
    if (!this.#buffer?.takes(piece)) await this.#openAnew()
    await this.#buffer?.trim(this.#at, keptSeconds)
    await this.#buffer?.put(piece, init, chunk)
  }

  #fail(piece: Piece, error: unknown): void {
    // Without a network it is asked for again; what a browser cannot play stays so.
    const isNetwork = error instanceof TypeError
    if (isNetwork) this.#retryAt = performance.now() + retryMs
    else this.#broken.add(keyOf(piece))
    if (!this.#screens.media.error) return
    this.#buffer?.stop()
    this.#buffer = undefined
    void this.#open()
  }

  #isNeededNow({ fromAt, toAt }: Piece): boolean {
    return this.#at >= fromAt && this.#at < toAt
  }

  #wanted(): Piece | undefined {
    if (!this.#buffer || (this.#isSound && this.#rate > mostAudibleRate)) return undefined
    const pieces = this.#source.pieces()
    const until = this.#at + Math.min(mostAheadMs, aheadMs * Math.max(1, this.#isRunning ? this.#rate : 0.5))
    const index = indexAt(pieces, this.#at)
    const first = index >= 0 ? index : indexAfter(pieces, this.#at)
    const now = pieces[index]
    if (now && this.#isMissing(now)) return now
    const isSoonNeeded = now !== undefined && this.#isRunning && now.toAt - this.#at < 1_500 * this.#rate
    if (performance.now() - this.#movedAt < firstThingsMs && !isSoonNeeded) return undefined
    for (let next = first; next < pieces.length; next += 1) {
      const piece = pieces[next]
      if (!piece || piece.fromAt > until) break
      if (piece.run.form !== 'stills' && !this.#buffer.takes(piece)) break
      if (this.#isMissing(piece)) return piece
    }
    // A step back is as likely as one on, while it stands.
    const before = pieces[first - 1]
    return before &&
      this.#buffer.takes(before) &&
      !this.#isRunning &&
      this.#at - before.toAt < aheadMs &&
      this.#isMissing(before)
      ? before
      : undefined
  }

  #isMissing(piece: Piece): boolean {
    if (this.#broken.has(keyOf(piece))) return false
    return piece.run.form === 'stills' ? !this.#stills.has(piece) : !this.#buffer?.has(piece)
  }

  stop(): void {
    this.#isStopped = true
    this.#loading?.stop.abort()
    const { media, still } = this.#screens
    media.pause()
    if (still) URL.revokeObjectURL(still.src)
    this.#buffer?.stop()
  }
}

function moveTo(media: HTMLMediaElement, position: number): void {
  if (!media.seeking || Math.abs(media.currentTime - position) > 0.001) media.currentTime = position
}

function keyOf({ run, fromSeq }: Piece): string {
  return `${run.trackId} ${fromSeq}`
}
