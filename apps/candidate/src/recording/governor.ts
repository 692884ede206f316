import type { TrackKind } from '@invigil/contract/frame.ts'
import { fullBits, type Lane, type LanePlan, type LanePlans, shareOut } from './lanes.ts'
import type { Traffic } from './pictures.ts'
import { type Budget, fullBudget, stepBudget } from './rate.ts'

/** What the governor asks an uplink. */
export interface Line {
  ageMs(track: TrackKind): number
  isCatchingUp: boolean
  deliveredBits: number
}

/** A picture of the screen may be under way for as long before it means that the line is too thin. */
const allowanceMs: Record<Lane, number> = { microphone: 0, preview: 0, camera: 0, screen: 1_500 }
/**
 * Beyond this age a picture is left out before it is encoded: the decoder's chain stays whole. Of a screen hardly more than one is
 * ever under way, for on a thin line each may take seconds.
 */
const skipAgeMs: Record<Lane, number> = { microphone: 5_000, preview: 500, camera: 500, screen: 400 }

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
    this.#budget = fullBudget(Math.min(firstBits, fullBits(used)))
    this.#plans = shareOut(this.#budget.bits, used)
  }

  /** Looks at the line and steps up or down. */
  step(line: Line, now: number): void {
    this.#line = line
    const ages = this.#used.map((lane) => line.ageMs(this.#kinds[lane]) - allowanceMs[lane])
    const seen = { ageMs: Math.max(0, ...ages), ...pick(line) }
    this.#budget = stepBudget(this.#budget, fullBits(this.#used), seen, now)
    this.#plans = shareOut(this.#budget.bits, this.#used, this.#plans)
  }

  plan(lane: Lane): LanePlan {
    return this.#plans[lane]
  }

  traffic(lane: Lane, isFull: boolean): Traffic {
    const line = this.#line
    const isLate = line && !line.isCatchingUp && line.ageMs(this.#kinds[lane]) > skipAgeMs[lane]
    return { plan: this.#plans[lane], skips: isFull ? 'spool-full' : isLate ? 'network' : undefined }
  }
}

function pick({ isCatchingUp, deliveredBits }: Line): Pick<Line, 'isCatchingUp' | 'deliveredBits'> {
  return { isCatchingUp, deliveredBits }
}
