import type { Storage, StorageFile } from './storage.ts'
import { journalFileName } from './storage.ts'

/** Where a record lies: file number, byte position, length with its header. */
export interface Place {
  file: number
  at: number
  length: number
}

/** A sealed record on its way to the disk. */
export interface Sealed {
  buffers: Buffer[]
  /** Told once, when the record is durable. */
  stored(place: Place): void
}

/** Something that has records to give when the next commit begins. */
export interface JournalSource {
  seal(): Sealed[]
}

export interface JournalOptions {
  storage: Storage
  /** The number of the first file this journal makes; higher than any there is. */
  firstFile: number
  /** The number of the file after one; throws when there is none just now. */
  nextFile(number: number): number
  /** How long a commit gathers, in milliseconds. */
  everyMs: number
  /** A file that has grown beyond this is followed by a new one. */
  rotateBytes: number
  /** How long to wait before a failed write is tried again, in milliseconds. */
  retryMs: number
  /** The disk refused (full, broken): nothing is acknowledged until `onMended`. */
  onTrouble(error: unknown): void
  onMended(): void
}

/** A commit that takes longer keeps others from the disk. */
const slowMs = 400

/**
 * The one append-only journal of this process. Everything that came within `everyMs` is written at once and synced
 * once; only then are its sources told. A failed write is kept and tried again: what was sealed is never sealed twice.
 */
export class Journal {
  readonly #options: JournalOptions
  #marked = new Set<JournalSource>()
  #batch: Sealed[] = []
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
  #timer: NodeJS.Timeout | undefined
  #file: StorageFile | undefined
  #number: number
  /** A file has this number already; the next is taken when there is something to write, for there may be none just now. */
  #isNumberUsed = false
  #end = 0
  #isCommitting = false
  #isFailing = false
  #beganAt: number | undefined
  #slowUntil = 0
  #isClosed = false

  constructor(options: JournalOptions) {
    this.#options = options
    this.#number = options.firstFile
  }

  /** The file written to now; every lower number is finished. */
  get file(): number {
    return this.#number
  }

  get isFailing(): boolean {
    return this.#isFailing
  }

  /** Whether the disk is just now slow to take what comes: who has time waits. */
  get isSlow(): boolean {
    const sinceMs = this.#beganAt === undefined ? 0 : performance.now() - this.#beganAt
    return sinceMs > slowMs || performance.now() < this.#slowUntil
  }

  /** Says that `source` has something for the next commit. */
  mark(source: JournalSource): void {
    this.#marked.add(source)
    this.#schedule(this.#options.everyMs)
  }

  /** Returns when all that is marked now is durable; throws when the disk refuses. */
  settled(): Promise<void> {
    if (this.#marked.size === 0 && !this.#isCommitting && this.#batch.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#schedule(0)
    })
  }

  /** Commits what is left and closes the file. */
  async close(): Promise<void> {
    try {
      await this.settled()
    } finally {
      this.#isClosed = true
      clearTimeout(this.#timer)
      await this.#file?.close()
    }
  }

  #schedule(afterMs: number): void {
    if (this.#isClosed || this.#isCommitting || this.#isFailing) return
    if (this.#timer && afterMs > 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#commit(), afterMs)
  }

  async #commit(): Promise<void> {
    this.#timer = undefined
    this.#isCommitting = true
    const waiting = this.#waiting.splice(0)
    this.#beganAt = performance.now()
    try {
      if (this.#batch.length === 0) this.#batch = this.#gather()
      const places = await this.#write(this.#batch)
      const batch = this.#batch.splice(0)
      batch.forEach((sealed, index) => {
        const place = places[index]
        if (place) sealed.stored(place)
      })
      this.#mended()
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      this.#isFailing = true
      this.#options.onTrouble(error)
      for (const { reject } of waiting) reject(error)
    }
    const now = performance.now()
    if (now - this.#beganAt > slowMs) this.#slowUntil = now + 1_000
    this.#beganAt = undefined
    this.#isCommitting = false
    this.#next()
  }

  #next(): void {
    if (this.#isClosed) return
    if (this.#isFailing) {
      this.#timer = setTimeout(() => this.#commit(), this.#options.retryMs)
    } else if (this.#waiting.length > 0) this.#schedule(0)
    else if (this.#marked.size > 0) this.#schedule(this.#options.everyMs)
  }

  #mended(): void {
    if (!this.#isFailing) return
    this.#isFailing = false
    this.#options.onMended()
  }

  #gather(): Sealed[] {
    const sources = [...this.#marked]
    this.#marked.clear()
    return sources.flatMap((source) => source.seal())
  }

  async #write(batch: Sealed[]): Promise<Place[]> {
    if (batch.length === 0) return []
    if (this.#end >= this.#options.rotateBytes) await this.#leaveFile()
    const file = this.#file ?? (await this.#openFile())
    const start = this.#end
    const buffers = batch.flatMap((sealed) => sealed.buffers)
    await file.write(buffers, start)
    try {
      await file.sync()
    } catch (error) {
      // After a failed sync the kernel may have dropped the pages and call the next one clean: never trust this file again.
      await file.cut(start).catch(() => undefined)
      await this.#leaveFile()
      throw error
    }
    let at = start
    return batch.map((sealed) => {
      const length = sealed.buffers.reduce((sum, buffer) => sum + buffer.length, 0)
      const place = { file: this.#number, at, length }
      at += length
      this.#end = at
      return place
    })
  }

  async #openFile(): Promise<StorageFile> {
    if (this.#isNumberUsed) this.#number = this.#options.nextFile(this.#number)
    // Half made, its name may exist: the next try takes the next one.
    this.#isNumberUsed = true
    this.#file = await this.#options.storage.create(journalFileName(this.#number))
    return this.#file
  }

  async #leaveFile(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    this.#end = 0
    await file?.close().catch(() => undefined)
  }
}
