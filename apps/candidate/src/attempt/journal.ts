import type { AnswerBody, EntryReceipt, SavedAnswer } from '@invigil/contract/attempt.ts'
import type { Store } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import { type ChainEnd, checkReceipts } from './journal-receipts.ts'

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

/** The latest answer known here, from this browser or the server. */
interface Known {
  body: AnswerBody
  opening: number
  seq: number
}

interface JournalRecord {
  journalId: string
  opening: number
  lastSeq: number
}

/** What was being typed when the page ended. */
interface Draft {
  itemId: string
  body: AnswerBody
  journalId: string
  opening: number
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

  private constructor(
    store: Store,
    attemptId: string,
    kept: {
      own: JournalRecord
      unsent: Unsent[]
      known: Map<string, Known>
      chainEnds: Map<string, ChainEnd>
    },
  ) {
    this.#store = store
    this.#attemptId = attemptId
    this.#own = kept.own
    this.#unsent = kept.unsent
    this.#known = kept.known
    this.#chainEnds = kept.chainEnds
  }

  /** Opens what an earlier page left: unsent entries of this and of earlier journals, and drafts, which become entries. */
  static async open(store: Store, { attemptId, journalId, opening }: Hold): Promise<Journal> {
    const [records, unsent, answers, drafts, chains] = await Promise.all([
      store.list<JournalRecord>(`journal/${attemptId}/`),
      store.list<Unsent>(`entry/${attemptId}/`),
      store.list<Known>(`answer/${attemptId}/`),
      store.list<Draft>(`draft/${attemptId}/`),
      store.list<ChainEnd & { journalId: string }>(`chain/${attemptId}/`),
    ])
    const recordsById = new Map(records.map(([, record]) => [record.journalId, record]))
    const journal = new Journal(store, attemptId, {
      own: recordsById.get(journalId) ?? { journalId, opening, lastSeq: 0 },
      unsent: unsent.map(([, entry]) => entry),
      known: new Map(answers.map(([key, known]) => [key.split('/')[2] ?? '', known])),
      chainEnds: new Map(chains.map(([, end]) => [end.journalId, end])),
    })
    // A draft belongs to the opening it was typed in: it must not pass for newer than what another device wrote since.
    for (const [, { itemId, body, ...of }] of drafts) {
      await journal.#write(itemId, body, recordsById.get(of.journalId) ?? { ...of, lastSeq: 0 })
    }
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

  /** The next entries to send, of one journal, the oldest first; at most `most` and about `mostCharacters` of text. */
  next(most: number, mostCharacters: number): Unsent[] {
    const [first] = this.#unsent
    if (!first) return []
    const batch: Unsent[] = []
    let characters = 0
    for (const entry of this.#unsent) {
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
    this.#unsent = [...this.#unsent.filter((entry) => !isOfIt(entry)), ...moved]
    record.lastSeq = from + moved.length
    for (const entry of moved) this.#learn(entry.itemId, entry)
    await this.#store.write(
      {
        [this.#recordKey(record)]: { journalId, opening: record.opening, lastSeq: record.lastSeq },
        ...Object.fromEntries(moved.map((entry) => [`entry/${this.#entryName(entry)}`, entry])),
      },
      old.map((entry) => `entry/${this.#entryName(entry)}`),
    )
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
    const known = this.#known.get(itemId)
    const isNewer = !known || opening > known.opening || (opening === known.opening && seq > known.seq)
    if (isNewer) this.#known.set(itemId, { body, opening, seq })
    return isNewer
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
