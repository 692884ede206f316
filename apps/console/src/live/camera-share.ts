/** What a picture says of itself to those it shares this machine with. */
export interface Sharer {
  /** Who has the lowest comes first. */
  rank: () => number
}

/** Each time the machine cannot keep up, so large a part of the cameras goes on. */
const keptPart = 0.6
/** What a change did shows after so long, in milliseconds. */
const settlingMs = 4_000
/** So much later more cameras are tried, in milliseconds; twice as late after each try that was too much, up to the most. */
const firstWaitMs = 10_000
const mostWaitMs = 160_000
/** So many more at a time. */
const step = 2
/** Who comes first is looked up so often, in milliseconds. */
const orderForMs = 400

/**
 * How many cameras this machine can decode beside each other, found out by trying, and which pictures have them. When it cannot
 * keep up, those who need a look least have the small picture. Instants are milliseconds of a steady clock.
 */
export class CameraShare {
  readonly #sharers = new Set<Sharer>()
  readonly #behind = new Set<Sharer>()
  readonly #hearers = new Set<() => void>()
  #most = Number.POSITIVE_INFINITY
  #changedAt = Number.NEGATIVE_INFINITY
  #waitMs = firstWaitMs
  #isTrying = false
  #chosen: ReadonlySet<Sharer> = new Set()
  #chosenAt = Number.NEGATIVE_INFINITY

  /** Wants a camera from now on; returns what ends that. */
  join(sharer: Sharer): () => void {
    this.#sharers.add(sharer)
    this.#changed(this.#changedAt)
    return () => {
      this.#sharers.delete(sharer)
      this.#behind.delete(sharer)
      this.#changed(this.#changedAt)
    }
  }

  /** Whether this one is to have its camera now. */
  has(sharer: Sharer, now: number): boolean {
    this.#tryMore(now)
    if (this.#sharers.size <= this.#most) return true
    if (now - this.#chosenAt > orderForMs) {
      const order = [...this.#sharers].map((one) => ({ one, rank: one.rank() }))
      order.sort((one, other) => one.rank - other.rank)
      this.#chosen = new Set(order.slice(0, this.#most).map(({ one }) => one))
      this.#chosenAt = now
    }
    return this.#chosen.has(sharer)
  }

  /** Says whether a camera that is running is behind. One alone may have a fault of its own; several are too many. */
  tell(sharer: Sharer, isBehind: boolean, now: number): void {
    if (isBehind) this.#behind.add(sharer)
    else this.#behind.delete(sharer)
    const running = Math.min(this.#most, this.#sharers.size)
    if (this.#behind.size < Math.max(2, running / 4) || now - this.#changedAt < settlingMs) return
    if (this.#isTrying) this.#waitMs = Math.min(mostWaitMs, this.#waitMs * 2)
    this.#isTrying = false
    this.#most = Math.max(1, Math.floor(running * keptPart))
    this.#behind.clear()
    this.#changed(now)
  }

  /** How many of those that want a camera have one; undefined while all do. */
  limit(): number | undefined {
    return this.#sharers.size > this.#most ? this.#most : undefined
  }

  /** Hears when the limit may have changed; returns what ends it. */
  hear(hearer: () => void): () => void {
    this.#hearers.add(hearer)
    return () => this.#hearers.delete(hearer)
  }

  #tryMore(now: number): void {
    if (this.#most >= this.#sharers.size || this.#behind.size > 0 || now - this.#changedAt < this.#waitMs)
      return
    this.#most += step
    this.#isTrying = true
    this.#changed(now)
  }

  #changed(at: number): void {
    this.#changedAt = at
    this.#chosenAt = Number.NEGATIVE_INFINITY
    for (const hearer of this.#hearers) hearer()
  }
}
