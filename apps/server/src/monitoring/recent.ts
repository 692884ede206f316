import type { Signal } from '@invigil/contract/signal.ts'
import type { Observation } from '@invigil/sensors/observation.ts'

const keptMs = 180_000

/** What the server saw and noticed of one candidate in the last three minutes, for comparing it with what the browser tells. */
export class Recent {
  #observations: Observation[] = []
  #signals: Signal[] = []
  #couldNot: number[] = []

  add(observation: Observation): void {
    this.#observations.push(observation)
    const [oldest] = this.#observations
    // Cut now and then, not at every frame.
    if (oldest && observation.at - oldest.at > keptMs * 1.2)
      this.#observations = this.#observations.filter(({ at }) => observation.at - at <= keptMs)
  }

  /** A frame at this instant could not be decoded. */
  couldNot(at: number): void {
    this.#couldNot = [...this.#couldNot.filter((one) => at - one < keptMs), at]
  }

  notice(signals: readonly Signal[]): void {
    if (signals.length === 0) return
    const latest = Math.max(...signals.map(({ at }) => at))
    this.#signals = [...this.#signals.filter(({ at }) => latest - at < keptMs), ...signals]
  }

  observations(fromAt: number, toAt: number): Observation[] {
    return this.#observations.filter(({ at }) => at >= fromAt && at <= toAt)
  }

  signals(fromAt: number, toAt: number): Signal[] {
    return this.#signals.filter(({ at, since }) => at >= fromAt && since <= toAt)
  }

  hasUndecodable(fromAt: number, toAt: number): boolean {
    return this.#couldNot.some((at) => at >= fromAt && at <= toAt)
  }
}
