/** Room that a track needs no more is given back when its last pictures took less than this share of it. */
const leastUsed = 1 / 4
/** Less room than this, in bytes, is not worth giving back. */
const smallRoom = 64 * 1024
const leastRoom = 8 * 1024

/**
 * A track's frames from its last key frame on, copied end to end into one room that is used again. Kept as they came they
 * would outlive the young generation, thousands a second: the whole heap was collected every few seconds for them, which took a
 * quarter of the CPU that a camera cost.
 */
export class SinceKey {
  /** Its memory is its own: none of it lies in the pool. */
  #room = Buffer.from(new ArrayBuffer(0))
  #used = 0
  readonly #ends: number[] = []

  get count(): number {
    return this.#ends.length
  }

  clear(): void {
    if (this.#room.length > smallRoom && this.#used < this.#room.length * leastUsed) this.#giveBack()
    this.#used = 0
    this.#ends.length = 0
  }

  add(frame: Uint8Array): void {
    const end = this.#used + frame.length
    if (end > this.#room.length) this.#grow(end)
    this.#room.set(frame, this.#used)
    this.#used = end
    this.#ends.push(end)
  }

  /** Copies of the first so many frames, in order. */
  first(most: number): Buffer[] {
    return this.#ends
      .slice(0, most)
      .map((end, at) => Buffer.from(this.#room.subarray(at === 0 ? 0 : this.#ends[at - 1], end)))
  }

  #grow(needed: number): void {
    const room = Buffer.allocUnsafeSlow(Math.max(needed, this.#room.length * 2, leastRoom))
    this.#room.copy(room, 0, 0, this.#used)
    this.#giveBack()
    this.#room = room
  }

  /** At once, and not when the heap is next collected: nobody but us has seen it. */
  #giveBack(): void {
    const { buffer } = this.#room
    this.#room = Buffer.from(new ArrayBuffer(0))
    if (buffer instanceof ArrayBuffer) buffer.transfer(0)
  }
}
