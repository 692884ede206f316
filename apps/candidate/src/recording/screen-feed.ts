/** A still screen is shown again this often, in milliseconds: silence would look like a lost connection. */
const againMs = 1_900

/**
 * Hands a screen's pictures on. A screen gives one only when something changes, so the newest is kept: the last change of a
 * quick row must be seen even when it came too early for the next picture.
 */
export class ScreenFeed {
  readonly #take: (frame: VideoFrame) => boolean
  #newest: VideoFrame | undefined
  #seenAt = 0
  #isTaken = true
  #takenAt = 0

  /** `take` answers whether it took the picture, and does not keep it. */
  constructor(take: (frame: VideoFrame) => boolean) {
    this.#take = take
  }

  see(frame: VideoFrame): void {
    this.#newest?.close()
    this.#newest = frame.clone()
    this.#seenAt = performance.now()
    this.#isTaken = false
    this.tick()
  }

  /** Call it a few times a second. */
  tick(): void {
    const now = performance.now()
    if (!this.#newest || (this.#isTaken && now - this.#takenAt < againMs)) return
    const agoMs = now - this.#seenAt
    const timestamp = this.#newest.timestamp + Math.round(agoMs * 1_000)
    const frame = new VideoFrame(this.#newest, { timestamp })
    try {
      if (!this.#take(frame)) return
      this.#isTaken = true
      this.#takenAt = now
    } finally {
      frame.close()
    }
  }

  stop(): void {
    this.#newest?.close()
    this.#newest = undefined
  }
}
