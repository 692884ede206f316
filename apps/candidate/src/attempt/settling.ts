import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { Journal } from './journal.ts'

/** Typing becomes an entry after this pause, or after this long without one. */
const pauseMs = 800
const longestMs = 5_000

/** Makes entries of what is typed: not one for each letter, and never much later than the letter. */
export class Settling {
  readonly #journal: Journal
  readonly #onSettled: () => void
  readonly #timers = new Map<string, { since: number; timer: ReturnType<typeof setTimeout> }>()

  constructor(journal: Journal, onSettled: () => void) {
    this.#journal = journal
    this.#onSettled = onSettled
  }

  typed(itemId: string, body: AnswerBody): void {
    void this.#journal.draft(itemId, body)
    const running = this.#timers.get(itemId)
    clearTimeout(running?.timer)
    const since = running?.since ?? performance.now()
    const wait = Math.max(0, Math.min(pauseMs, since + longestMs - performance.now()))
    const timer = setTimeout(() => void this.settle(itemId), wait)
    this.#timers.set(itemId, { since, timer })
  }

  /**
   * Makes no more entries by itself. What is being typed is kept as a draft: whoever opens the journal next makes an entry of it,
   * and two that did so would use the same number.
   */
  stop(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  /** Makes entries now: of one item's draft, or of all. */
  async settle(itemId?: string): Promise<void> {
    for (const [id, { timer }] of this.#timers) {
      if (itemId !== undefined && id !== itemId) continue
      clearTimeout(timer)
      this.#timers.delete(id)
    }
    await this.#journal.settle(itemId)
    this.#onSettled()
  }
}
