/** What must become answers before an attempt is handed in: a drawing that is no page yet. */
export class Finishing {
  readonly #all = new Set<() => Promise<void>>()

  add(finish: () => Promise<void>): () => void {
    this.#all.add(finish)
    return () => void this.#all.delete(finish)
  }

  /** Never rejects: what cannot be finished stays in this browser, and keeps nobody from handing in. */
  async all(): Promise<void> {
    await Promise.allSettled([...this.#all].map((finish) => finish()))
  }
}
