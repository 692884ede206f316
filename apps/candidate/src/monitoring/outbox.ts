import type { NumberedSignal, Signal } from '@invigil/contract/signal.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { client } from '../api.ts'
import type { Store } from '../store/open-store.ts'

interface Kept {
  outboxId: string
  signal: NumberedSignal
}

const gatherMs = 200
const mostABatch = 100
/** A candidate whose network is gone for hours must not fill the browser that keeps the answers. */
const mostKept = 5_000

/** Numbers signals, keeps them in the browser until the server has stored them, and sends them. */
export class Outbox {
  readonly #store: Store
  readonly #attemptId: string
  readonly #attemptKey: string
  readonly #id = crypto.randomUUID()
  #seq = 0
  #kept: Kept[] = []
  #failures = 0
  #isBusy = false
  #isStopped = false
  #timer: ReturnType<typeof setTimeout> | undefined

  private constructor(store: Store, { attemptId, attemptKey }: { attemptId: string; attemptKey: string }) {
    this.#store = store
    this.#attemptId = attemptId
    this.#attemptKey = attemptKey
  }

  /** Opens a new outbox and takes over what earlier ones of this attempt still hold. */
  static async open(store: Store, of: { attemptId: string; attemptKey: string }): Promise<Outbox> {
    const outbox = new Outbox(store, of)
    const left = await store.list<Kept>(`signal/${of.attemptId}/`)
    outbox.#kept = left.map(([, kept]) => kept)
    outbox.#soon(0)
    return outbox
  }

  add(signals: readonly Signal[]): void {
    if (signals.length === 0 || this.#kept.length >= mostKept) return
    const kept = signals.map((signal) => {
      this.#seq += 1
      return { outboxId: this.#id, signal: { ...signal, seq: this.#seq } }
    })
    this.#kept.push(...kept)
    void this.#store.write(Object.fromEntries(kept.map((one) => [this.#keyOf(one), one])))
    if (this.#failures === 0) this.#soon(gatherMs)
  }

  /** Ends it; what is still held goes with the next outbox. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #send(): Promise<void> {
    const [first] = this.#kept
    if (!first || this.#isBusy || this.#isStopped) return
    this.#isBusy = true
    const { outboxId } = first
    const batch = this.#kept.filter((one) => one.outboxId === outboxId).slice(0, mostABatch)
    const outcome = await this.#post(outboxId, batch)
    this.#isBusy = false
    if (outcome === 'later') {
      this.#failures += 1
      this.#soon(Math.min(30_000, 1_000 * 2 ** this.#failures) * (0.5 + Math.random() / 2))
      return
    }
    this.#failures = 0
    const gone = new Set(batch)
    this.#kept = this.#kept.filter((one) => !gone.has(one))
    await this.#store.write(
      {},
      batch.map((one) => this.#keyOf(one)),
    )
    if (this.#kept.length > 0) this.#soon(0)
  }

  /** What the server refuses as it is would be refused for ever; it is given up, so that the rest gets through. */
  async #post(outboxId: string, batch: readonly Kept[]): Promise<'done' | 'later'> {
    const signals = batch.map(({ signal }) => signal)
    const input = { attemptId: this.#attemptId, outboxId, signals, sentAt: Date.now() }
    try {
      await client.monitoring.signals(input, {
        context: { attemptKey: this.#attemptKey },
        signal: AbortSignal.timeout(15_000),
      })
      return 'done'
    } catch (error) {
      return refusalIn(error).code === 'invalid-input' ? 'done' : 'later'
    }
  }

  #soon(afterMs: number): void {
    clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#send(), afterMs)
  }

  #keyOf({ outboxId, signal }: Kept): string {
    return `signal/${this.#attemptId}/${outboxId}/${String(signal.seq).padStart(10, '0')}`
  }
}
