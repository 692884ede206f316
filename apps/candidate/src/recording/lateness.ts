/** The most that lateness excuses, in milliseconds: a line that is thin as well must still show. */
const mostMs = 1_000
/** A beat that comes this late is nothing out of the ordinary. */
const usualMs = 25
/** What was late lately may still be. */
const lastsMs = 1_500

/**
 * How late machines are that should answer at once: this one by its own beat, the server by what it says of itself. A busy machine's
 * receipts come as late as those over a thin line, but in bunches, and sending less would not bring them sooner. Times in
 * milliseconds of one steady clock.
 */
export class Lateness {
  readonly #everyMs: number
  #beatAt: number | undefined
  #own: { ms: number; at: number }[] = []
  #told = { ms: 0, at: Number.NEGATIVE_INFINITY }

  constructor(everyMs: number) {
    this.#everyMs = everyMs
  }

  /** Call it at each beat of this thread's timer. */
  beat(now: number): void {
    const lateMs = this.#beatAt === undefined ? 0 : now - this.#beatAt - this.#everyMs
    this.#beatAt = now
    this.#own = this.#own.filter(({ at }) => now - at < lastsMs)
    if (lateMs > usualMs) this.#own.push({ ms: lateMs, at: now })
  }

  /** Hears how late the server is by its own clock. */
  hear(ms: number, now: number): void {
    this.#told = { ms, at: now }
  }

  /** By so much receipts may be late without the line being to blame. */
  ms(now: number): number {
    const own = Math.max(0, ...this.#own.filter(({ at }) => now - at < lastsMs).map(({ ms }) => ms))
    const told = now - this.#told.at < lastsMs ? this.#told.ms : 0
    return Math.min(mostMs, own + told)
  }
}
