import type { AnswerBody, EntryReceipt, SavedAnswer } from '@invigil/contract/attempt.ts'
import type { Store } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import {
  type Draft,
  isNewer,
  type JournalRecord,
  type KeptJournal,
  type Known,
  readKept,
} from './journal-kept.ts'
import { type ChainEnd, checkReceipts, missingBefore } from './journal-receipts.ts'

/** One entry that has no receipt yet. `opening` and `journalId` are of the journal it was written in. */
export interface Unsent {
  journalId: string
  opening: number
  seq: number
  itemId: string
  body: AnswerBody
  at: number
}

/** An entry with the server's word for it. */
export interface Received extends Unsent {
  receipt: EntryReceipt | null
}

/**
 * The answers of one attempt in this browser. Every change is in memory at once and in the browser's database right after;
 * an entry stays there until its receipt has come. Which answer is the latest is decided as the server does it: by
 * opening, then number.
 */
export class Journal {
  readonly #store: Store
  readonly #attemptId: string
  readonly #own: JournalRecord
  #unsent: Unsent[]
  readonly #known: Map<string, Known>
  readonly #drafts = new Map<string, AnswerBody>()
  readonly #chainEnds: Map<string, ChainEnd>

  private constructor(store: Store, attemptId: string, kept: KeptJournal) {
    this.#store = store
    this.#attemptId = attemptId
    this.#own = kept.own
    this.#unsent = kept.unsent
    this.#known = kept.known
    this.#chainEnds = kept.chainEnds
  }

  /** Opens what an earlier page left: unsent entries of this and of earlier journals, and drafts, which become entries. */
  static async open(store: Store, hold: Hold): Promise<Journal> {
    const { drafts, ...kept } = await readKept(store, hold)
    const journal = new Journal(store, hold.attemptId, kept)
    // A draft belongs to the opening it was typed in: it must not pass for newer than what another device wrote since.
    for (const { itemId, body, record } of drafts) await journal.#write(itemId, body, record)
    return journal
  }

  /** The latest answer to an item, typed or saved. */
  bodyOf(itemId: string): AnswerBody | undefined {
    return this.#drafts.has(itemId) ? this.#drafts.get(itemId) : this.#known.get(itemId)?.body
  }

  get lastSeq(): number {
    return this.#own.lastSeq
  }

  get journalId(): string {
    return this.#own.journalId
  }

  /** Entries and drafts the server has not acknowledged. */
  get waiting(): number {
    return this.#unsent.length + this.#drafts.size
  }

  /** Keeps what is being typed; it becomes an entry with `settle`. */
  async draft(itemId: string, body: AnswerBody): Promise<void> {
    this.#drafts.set(itemId, body)
    const { journalId, opening } = this.#own
    const draft: Draft = { itemId, body, journalId, opening }
    await this.#store.write({ [this.#draftKey(itemId)]: draft })
  }

  /** Makes entries of all drafts, or of one item's. */
  async settle(itemId?: string): Promise<void> {
    const drafts = [...this.#drafts].filter(([id]) => itemId === undefined || id === itemId)
    await Promise.all(drafts.map(([id, body]) => this.#write(id, body)))
  }

  /** Writes an answer down as the next entry. */
  async write(itemId: string, body: AnswerBody): Promise<void> {
    await this.#write(itemId, body)
  }

  /** The next of these entries to send, of one journal, the oldest first; at most `most` and about `mostCharacters` of text. */
  next(most: number, mostCharacters: number, of: (entry: Unsent) => boolean = () => true): Unsent[] {
    const asked = this.#unsent.filter(of)
    const [first] = asked
    if (!first) return []
    const batch: Unsent[] = []
    let characters = 0
    for (const entry of asked) {
      if (entry.journalId !== first.journalId || batch.length >= most) break
      characters += JSON.stringify(entry.body).length
      if (batch.length > 0 && characters > mostCharacters) break
      batch.push(entry)
    }
    return batch
  }

  /**
   * Takes in the receipts of entries that were sent: they need not be sent again, and stay in this browser with their
   * receipts until `forget`. Answers the entries whose receipts do not fit what was sent.
   */
  async received(entries: readonly Unsent[], receipts: readonly EntryReceipt[]): Promise<Unsent[]> {
    const [{ journalId }] = entries as [Unsent]
    const former = this.#chainEnds.get(journalId)
    const { doubtful, end } = await checkReceipts(this.#attemptId, entries, receipts, former)
    if (end) this.#chainEnds.set(journalId, end)
    const bySeq = new Map(receipts.map((receipt) => [receipt.seq, receipt]))
    const kept = entries.map((entry): [string, Received] => [
      `received/${this.#entryName(entry)}`,
      { ...entry, receipt: bySeq.get(entry.seq) ?? null },
    ])
    const chainKey = `chain/${this.#attemptId}/${journalId}`
    await this.#letGo(entries, {
      ...Object.fromEntries(kept),
      ...(end ? { [chainKey]: { journalId, ...end } } : {}),
    })
    const missing = missingBefore(former, receipts)
    if (missing) await this.#sendAgain((entry) => entry.journalId === journalId && missing(entry.seq))
    return doubtful
  }

  /** Sets entries aside that the server will never take; they stay in the browser. */
  async refused(entries: readonly Unsent[]): Promise<void> {
    const aside = entries.map((entry) => [`refused/${this.#entryName(entry)}`, entry] as const)
    await this.#letGo(entries, Object.fromEntries(aside))
  }

  /** Everything this browser holds of the attempt's answers, for a file: what waits, what was refused, what has receipts. */
  async everything(): Promise<{ unsent: Unsent[]; refused: Unsent[]; received: Received[] }> {
    const [refused, received] = await Promise.all([
      this.#store.list<Unsent>(`refused/${this.#attemptId}/`),
      this.#store.list<Received>(`received/${this.#attemptId}/`),
    ])
    return {
      unsent: [...this.#unsent],
      refused: refused.map(([, entry]) => entry),
      received: received.map(([, entry]) => entry),
    }
  }

  /** Deletes what has its receipts, once the attempt is handed in: the next person here has no business with it. */
  async forget(): Promise<void> {
    const received = await this.#store.list(`received/${this.#attemptId}/`)
    await this.#store.write(
      {},
      received.map(([key]) => key),
    )
  }

  /** What the server acknowledged and has no more, because it was put back to an earlier day, waits again. */
  async #sendAgain(isMissing: (entry: Unsent) => boolean): Promise<void> {
    const received = await this.#store.list<Received>(`received/${this.#attemptId}/`)
    const waiting = new Set(this.#unsent.map((entry) => this.#entryName(entry)))
    const missing = received.flatMap(([, { receipt, ...entry }]) =>
      receipt && !receipt.isLate && isMissing(entry) && !waiting.has(this.#entryName(entry))
        ? [{ ...entry, opening: Math.min(entry.opening, this.#own.opening) }]
        : [],
    )
    this.#unsent = [...missing, ...this.#unsent]
    await this.#store.write(
      Object.fromEntries(missing.map((entry) => [`entry/${this.#entryName(entry)}`, entry])),
    )
  }

  async #letGo(entries: readonly Unsent[], puts: Record<string, unknown>): Promise<void> {
    const gone = new Set(entries)
    this.#unsent = this.#unsent.filter((entry) => !gone.has(entry))
    await this.#store.write(
      puts,
      entries.map((entry) => `entry/${this.#entryName(entry)}`),
    )
  }

  /**
   * Gives the unsent entries of a journal, be it an earlier one, new numbers after `lastSeq`: the server has other entries
   * under theirs, because this browser lost its last writes (a power cut) and counted on from an older number.
   */
  async renumber(journalId: string, lastSeq: number): Promise<void> {
    const isOfIt = (entry: Unsent) => entry.journalId === journalId
    const old = this.#unsent.filter(isOfIt)
    const [first] = old
    if (!first) return
    const record = journalId === this.#own.journalId ? this.#own : { ...first, lastSeq: 0 }
    const from = Math.max(lastSeq, record.lastSeq, ...old.map(({ seq }) => seq))
    const moved = old.map((entry, index) => ({ ...entry, seq: from + index + 1 }))
    // What was written later, and is there already, must stay the latest. What is being typed will be by itself.
    const later = new Map<string, Known>()
    for (const { itemId, opening } of old) {
      const known = this.#known.get(itemId)
      const isLater = known?.opening === opening && known.seq > Math.max(...seqsOf(old, itemId))
      if (known && isLater && !this.#drafts.has(itemId)) later.set(itemId, known)
    }
    this.#unsent = [...this.#unsent.filter((entry) => !isOfIt(entry)), ...moved]
    record.lastSeq = from + moved.length
    for (const entry of moved) this.#learn(entry.itemId, entry)
    const keeping = this.#store.write(
      {
        [this.#recordKey(record)]: { journalId, opening: record.opening, lastSeq: record.lastSeq },
        ...Object.fromEntries(moved.map((entry) => [`entry/${this.#entryName(entry)}`, entry])),
      },
      old.map((entry) => `entry/${this.#entryName(entry)}`),
    )
    // In the same breath: what is answered while the database writes must come after it.
    const writing = [...later].map(([itemId, { body }]) => this.#write(itemId, body, record))
    await Promise.all([keeping, ...writing])
  }

  /** Takes in what the server has: answers of other devices, and how far this journal's numbers were used. */
  async learn(answers: readonly SavedAnswer[]): Promise<void> {
    const newer = answers.filter((answer) => this.#learn(answer.itemId, answer))
    const used = answers.filter(({ opening }) => opening === this.#own.opening).map(({ seq }) => seq)
    this.#own.lastSeq = Math.max(this.#own.lastSeq, ...used)
    await this.#store.write({
      [this.#recordKey(this.#own)]: { ...this.#own },
      ...Object.fromEntries(
        newer.map((answer) => [this.#answerKey(answer.itemId), this.#known.get(answer.itemId)]),
      ),
    })
    const there = new Map<string, SavedAnswer>(answers.map((answer) => [answer.itemId, answer]))
    const isMissing = (itemId: string, known: Pick<Known, 'opening' | 'seq'>) =>
      isNewer(known, there.get(itemId))
    if ([...this.#known].some(([itemId, known]) => isMissing(itemId, known)))
      await this.#sendAgain((entry) => isMissing(entry.itemId, entry))
  }

  /** What a page that is being closed still has to send, drafts included; at most about `mostCharacters`. */
  atLeaving(mostCharacters: number): Unsent[] {
    for (const [itemId, body] of this.#drafts) void this.#write(itemId, body)
    return this.next(200, mostCharacters)
  }

  async #write(itemId: string, body: AnswerBody, record = this.#own): Promise<void> {
    record.lastSeq += 1
    const { journalId, opening, lastSeq: seq } = record
    const entry: Unsent = { journalId, opening, seq, itemId, body, at: Date.now() }
    this.#unsent.push(entry)
    this.#learn(itemId, entry)
    this.#drafts.delete(itemId)
    await this.#store.write(
      {
        [this.#recordKey(record)]: { ...record },
        [`entry/${this.#entryName(entry)}`]: entry,
        [this.#answerKey(itemId)]: this.#known.get(itemId),
      },
      [this.#draftKey(itemId)],
    )
  }

  #learn(itemId: string, { body, opening, seq }: Known): boolean {
    const isLatest = isNewer({ opening, seq }, this.#known.get(itemId))
    if (isLatest) this.#known.set(itemId, { body, opening, seq })
    return isLatest
  }

  #entryName({ journalId, seq }: Unsent): string {
    return `${this.#attemptId}/${journalId}/${String(seq).padStart(10, '0')}`
  }

  #recordKey({ journalId }: JournalRecord): string {
    return `journal/${this.#attemptId}/${journalId}`
  }

  #answerKey(itemId: string): string {
    return `answer/${this.#attemptId}/${itemId}`
  }

  #draftKey(itemId: string): string {
    return `draft/${this.#attemptId}/${itemId}`
  }
}

function seqsOf(entries: readonly Unsent[], itemId: string): number[] {
  return entries.filter((entry) => entry.itemId === itemId).map(({ seq }) => seq)
}
