import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { backOffMs } from './back-off.ts'
import type { Journal, Unsent } from './journal.ts'

/** What the server says to entries it has stored. */
export interface Recorded {
  receipts: EntryReceipt[]
  state: AttemptState
  endsAt: string | null
  now: string
}

/**
 * `sending` something waits and is on its way; `waiting` the last try did not get through; `held-up` it did, and something there
 * said no; `locked-out` the key is not taken any more.
 */
export type Sending = 'idle' | 'sending' | 'waiting' | 'held-up' | 'locked-out'

interface SenderOptions {
  journal: Journal
  send: (batch: readonly Unsent[]) => Promise<Recorded>
  /** The server has these entries durably. */
  onRecorded: (recorded: Recorded) => void
  /** The server's receipts of these entries do not fit what was sent. */
  onDoubtful: (entries: readonly Unsent[]) => void
  /** Of what is held up, the items. */
  onSending: (sending: Sending, heldUp?: readonly string[]) => void
  /** An entry that the server will never take; it stays in this browser. */
  onRefused: (entries: readonly Unsent[]) => void
}

const most = 100
const mostCharacters = 200_000

/** Sends a journal's entries one batch after the other until every one has its receipt; however long that takes. */
export class Sender {
  readonly #options: SenderOptions
  #isBusy = false
  #isStopped = false
  #failures = 0
  #most = most
  /** How often in a row something answered no, without saying why. */
  #noes = 0
  /** What was said no to alone: it is sent after all others, so that it holds up none. */
  readonly #suspects = new Set<Unsent>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: SenderOptions) {
    this.#options = options
  }

  /** Something was written, or the network came back: tries now. */
  wake(): void {
    clearTimeout(this.#timer)
    void this.#run()
  }

  /** Resolves when nothing waits any more, or after this many milliseconds; says which. */
  async drained(withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs
    this.wake()
    while (this.#options.journal.waiting > 0 && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return this.#options.journal.waiting === 0
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    if (this.#isBusy || this.#isStopped) return
    this.#isBusy = true
    try {
      let batch = this.#next()
      while (batch.length > 0 && !this.#isStopped && (await this.#sendOne(batch))) batch = this.#next()
      if (batch.length === 0) this.#options.onSending('idle')
    } finally {
      this.#isBusy = false
    }
  }

  #next(): Unsent[] {
    const { journal } = this.#options
    const batch = journal.next(this.#most, mostCharacters, (entry) => !this.#suspects.has(entry))
    if (batch.length > 0) return batch
    for (const suspect of this.#suspects) {
      const alone = journal.next(1, mostCharacters, (entry) => entry === suspect)
      if (alone.length > 0) return alone
      this.#suspects.delete(suspect)
    }
    return []
  }

  async #sendOne(batch: readonly Unsent[]): Promise<boolean> {
    const { journal, send, onRecorded, onDoubtful, onSending } = this.#options
    if (this.#failures === 0 && !batch.some((entry) => this.#suspects.has(entry))) onSending('sending')
    try {
      const recorded = await send(batch)
      const received = new Set(recorded.receipts.map(({ seq }) => seq))
      if (!batch.every(({ seq }) => received.has(seq))) throw new Error('an answer without all receipts')
      this.#failures = 0
      this.#noes = 0
      for (const entry of batch) this.#suspects.delete(entry)
      this.#most = most
      const doubtful = await journal.received(batch, recorded.receipts)
      if (doubtful.length > 0) onDoubtful(doubtful)
      onRecorded(recorded)
      return true
    } catch (error) {
      return await this.#mend(batch, error)
    }
  }

  /** Says whether to go on at once. */
  async #mend(batch: readonly Unsent[], error: unknown): Promise<boolean> {
    const { journal, onSending, onRefused } = this.#options
    const { code, params } = refusalIn(error)
    const status = statusOf(error)
    // A proxy may take less than the server does.
    switch (status === 413 ? 'too-large' : code) {
      case 'journal-conflict':
        await journal.renumber(batch[0]?.journalId ?? journal.journalId, Number(params.lastSeq) || 0)
        return true
      case 'invalid-input':
      case 'too-large':
        if (batch.length > 1) {
          this.#most = Math.ceil(batch.length / 2)
          return true
        }
        await journal.refused(batch)
        onRefused(batch)
        return true
      case 'not-signed-in':
      case 'not-allowed':
      case 'not-found':
        onSending('locked-out')
        this.#again(30_000)
        return false
      default:
        this.#failures += 1
        if (status === undefined || passing.has(status)) onSending('waiting')
        else onSending('held-up', this.#suspect(batch))
        this.#again(backOffMs(this.#failures))
        return false
    }
  }

  /**
   * A filter on the way, or a fault of ours, may be against one entry only: then the others must not wait for it. Answers the
   * items of what is held up.
   */
  #suspect(batch: readonly Unsent[]): string[] {
    const [first] = batch
    this.#noes += 1
    if (this.#noes >= 3) this.#most = 1
    if (this.#noes >= 3 && batch.length === 1 && first) {
      this.#suspects.delete(first)
      this.#suspects.add(first)
    }
    const heldUp = this.#suspects.size > 0 ? [...this.#suspects] : batch
    return [...new Set(heldUp.map(({ itemId }) => itemId))]
  }

  #again(afterMs: number): void {
    clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#run(), afterMs)
  }
}

/** Too much at once, or nobody there just now: that is not for what was sent. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504])

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' ? status : undefined
}
