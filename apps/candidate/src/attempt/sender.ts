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

/** `sending` something waits and is on its way; `waiting` the last try did not get through; `locked-out` the key is not taken any more. */
export type Sending = 'idle' | 'sending' | 'waiting' | 'locked-out'

interface SenderOptions {
  journal: Journal
  send: (batch: readonly Unsent[]) => Promise<Recorded>
  /** The server has these entries durably. */
  onRecorded: (recorded: Recorded) => void
  /** The server's receipts of these entries do not fit what was sent. */
  onDoubtful: (entries: readonly Unsent[]) => void
  onSending: (sending: Sending) => void
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
      let batch = this.#options.journal.next(this.#most, mostCharacters)
      while (batch.length > 0 && !this.#isStopped && (await this.#sendOne(batch))) {
        batch = this.#options.journal.next(this.#most, mostCharacters)
      }
      if (batch.length === 0) this.#options.onSending('idle')
    } finally {
      this.#isBusy = false
    }
  }

  async #sendOne(batch: readonly Unsent[]): Promise<boolean> {
    const { journal, send, onRecorded, onDoubtful, onSending } = this.#options
    if (this.#failures === 0) onSending('sending')
    try {
      const recorded = await send(batch)
      this.#failures = 0
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
    switch (code) {
      case 'journal-conflict':
        await journal.renumber(batch[0]?.journalId ?? journal.journalId, Number(params.lastSeq))
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
        onSending('waiting')
        this.#again(backOffMs(this.#failures))
        return false
    }
  }

  #again(afterMs: number): void {
    clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#run(), afterMs)
  }
}
