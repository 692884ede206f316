import type { TrackKind } from '@invigil/contract/frame.ts'
import { fullBits, type Lane, type LanePlan, type LanePlans, shareOut } from './lanes.ts'
import type { Traffic } from './pictures.ts'
import { type Budget, fullBudget, type Seen, stepBudget } from './rate.ts'

/** What the governor asks an uplink. */
export interface Line {
  ageMs(track: TrackKind): number
  isCatchingUp: boolean
  deliveredBits: number
  /** By so much receipts are late because a machine is busy, and not the line. */
  lateMs: number
}

/**
 * Beyond this age a picture is left out before it is encoded: the decoder's chain stays whole. Of a screen hardly more than one is
 * ever under way, for on a thin line each may take seconds.
 */
const skipAgeMs: Record<Lane, number> = { microphone: 5_000, preview: 600, camera: 600, screen: 400 }
/** A picture of the screen that is under way for longer keeps the line busy all the time, and the camera waits behind it. */
const busyAgeMs = 1_000
/** Of what the line carries, what is captured now may take while what was kept is still to go, or while a screen's picture goes. */
const busyShares = { catchingUp: 0.6, screen: 0.9 }

/** What is tried at first: half of everything, which a few seconds make whole where the line carries it. */
const firstBits = 400_000

/** Decides what each lane may use of the line, a few times a second. `kinds` says which track a lane is. */
export class Governor {
  readonly #used: readonly Lane[]
  readonly #kinds: Record<Lane, TrackKind>
  #budget: Budget
  #plans: LanePlans
  #line: Line | undefined

  constructor(used: readonly Lane[], kinds: Partial<Record<Lane, TrackKind>> = {}) {
    this.#used = used
    this.#kinds = {
      microphone: 'microphone',
      preview: 'preview',
      screen: 'screen',
      camera: 'camera',
      ...kinds,
    }
    const most = fullBits(used)
    this.#budget = fullBudget(Math.min(firstBits, most), most)
    this.#plans = shareOut(this.#budget.bits, used)
  }

  /** What all lanes together may use, in bits a second. */
  get bits(): number {
    return this.#budget.bits
  }

  /** Looks at the line and steps up or down. */
  step(line: Line, now: number): void {
    this.#line = line
    this.#budget = stepBudget(this.#budget, fullBits(this.#used), this.#seen(line), now)
    this.#plans = shareOut(this.#budget.bits, this.#used, this.#plans)
  }

  plan(lane: Lane): LanePlan {
    return this.#plans[lane]
  }

  traffic(lane: Lane, isFull: boolean): Traffic {
    const line = this.#line
    const isLate = line && !line.isCatchingUp && this.#ageMs(line, lane) > skipAgeMs[lane]
    return { plan: this.#plans[lane], skips: isFull ? 'spool-full' : isLate ? 'network' : undefined }
  }

  /** The lanes tell whether the line is too thin; a camera that waits behind a large picture of the screen tells of that one. */
  #seen(line: Line): Seen {
    const { deliveredBits, isCatchingUp } = line
    if (isCatchingUp) return { ageMs: 0, deliveredBits, busyShare: busyShares.catchingUp }
    const screenMs = this.#used.includes('screen') ? this.#ageMs(line, 'screen') : 0
    const ages = this.#used.map((lane) => {
      if (lane === 'screen') return 0
      return this.#ageMs(line, lane) - (lane === 'camera' ? screenMs : 0)
    })
    const busyShare = screenMs > busyAgeMs ? busyShares.screen : undefined
    return { ageMs: Math.max(0, ...ages), deliveredBits, busyShare }
  }

  #ageMs(line: Line, lane: Lane): number {
    return Math.max(0, line.ageMs(this.#kinds[lane]) - line.lateMs)
  }
}
