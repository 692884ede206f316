import { type UploadState, uploadPieceBytes } from '@invigil/contract/upload.ts'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { backOffMs } from '../attempt/back-off.ts'
import type { Store } from '../store/open-store.ts'

/**
 * How far a file is: kept in this browser (`why` says what the server lacks to take it), on its way (so many pieces of so
 * many), with the server for good, or refused.
 */
export type Progress =
  | { is: 'kept'; why?: unknown }
  | { is: 'sending'; sent: number; pieces: number }
  | { is: 'delivered' }
  | { is: 'refused'; error: unknown }

/** How pieces come to the server: with the attempt's key, or with that of a phone for one item. */
export interface UploadCalls {
  begin: (itemId: string, file: NamedFile) => Promise<UploadState>
  send: (fileId: string, number: number, data: string) => Promise<UploadState>
}

interface KeptFile {
  file: NamedFile
  itemId: string
}

/**
 * The files of one attempt in this browser. A file is kept here, piece by piece, before an answer names it, and stays until
 * the server has it whole; what fails is tried again, also after a reload. It begins with `start` and ends with `stop`.
 */
export class Uploads {
  readonly #store: Store
  readonly #attemptId: string
  readonly #calls: UploadCalls
  readonly #listeners = new Set<() => void>()
  #progress: ReadonlyMap<string, Progress> = new Map()
  #waiting: KeptFile[] = []
  #isSending = false
  #isStopped = false
  #wake: () => void = () => undefined

  constructor(store: Store, attemptId: string, calls: UploadCalls) {
    this.#store = store
    this.#attemptId = attemptId
    this.#calls = calls
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly progress = (): ReadonlyMap<string, Progress> => this.#progress

  /** Goes on with what an earlier page left. */
  async start(): Promise<void> {
    const kept = await this.#store.list<KeptFile>(`upload/${this.#attemptId}/`)
    for (const [, one] of kept) this.#note(one.file.id, { is: 'kept' })
    this.#waiting.push(...kept.map(([, one]) => one))
    globalThis.addEventListener?.('online', this.#awake)
    void this.#sendAll()
  }

  stop(): void {
    this.#isStopped = true
    globalThis.removeEventListener?.('online', this.#awake)
    this.#wake()
  }

  /** Keeps a file and answers how an answer names it; it is sent from then on. */
  async add(itemId: string, blob: Blob, name: string): Promise<NamedFile> {
    const bytes = await blob.arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const file = { id: crypto.randomUUID(), name: name.slice(-200), bytes: bytes.byteLength, sha256 }
    for (const number of numbersOf(file)) {
      const from = number * uploadPieceBytes
      await this.#store.write({
        [this.#pieceKey(file.id, number)]: bytes.slice(from, from + uploadPieceBytes),
      })
    }
    await this.#store.write({ [`upload/${this.#attemptId}/${file.id}`]: { file, itemId } })
    this.#note(file.id, { is: 'kept' })
    this.#waiting.push({ file, itemId })
    void this.#sendAll()
    return file
  }

  readonly #awake = () => this.#wake()

  async #sendAll(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    let failures = 0
    for (let next = this.#waiting[0]; next && !this.#isStopped; next = this.#waiting[0]) {
      try {
        await this.#send(next)
        failures = 0
        await this.#settled(next, { is: 'delivered' })
      } catch (error) {
        const { code } = refusalIn(error)
        if (forGood.has(code)) await this.#settled(next, { is: 'refused', error })
        else {
          failures += 1
          this.#note(next.file.id, code === 'no-room-for-files' ? { is: 'kept', why: error } : { is: 'kept' })
          // What is wrong with this one may not be wrong with those behind it.
          this.#waiting.push(...this.#waiting.splice(0, 1))
          await this.#pause(backOffMs(failures))
        }
      }
    }
    this.#isSending = false
  }

  async #send({ file, itemId }: KeptFile): Promise<void> {
    const pieces = numbersOf(file).length
    let state = await this.#calls.begin(itemId, file)
    for (let [number] = state.missing; number !== undefined; [number] = state.missing) {
      if (this.#isStopped) throw new Error('the page is left')
      this.#note(file.id, { is: 'sending', sent: pieces - state.missing.length, pieces })
      const piece = await this.#store.get<ArrayBuffer>(this.#pieceKey(file.id, number))
      if (!piece) throw new Error(`piece ${number} of ${file.id} is gone`)
      state = await this.#calls.send(file.id, number, base64Of(new Uint8Array(piece)))
    }
  }

  /** What the server has, or will never take, needs no place here any more. */
  async #settled({ file }: KeptFile, progress: Progress): Promise<void> {
    this.#waiting.shift()
    this.#note(file.id, progress)
    const pieces = numbersOf(file).map((number) => this.#pieceKey(file.id, number))
    await this.#store.write({}, [`upload/${this.#attemptId}/${file.id}`, ...pieces])
  }

  #note(fileId: string, progress: Progress): void {
    this.#progress = new Map([...this.#progress, [fileId, progress]])
    for (const listener of this.#listeners) listener()
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #pieceKey(fileId: string, number: number): string {
    return `upload-piece/${this.#attemptId}/${fileId}/${number}`
  }
}

/** Refusals that another try does not change. */
const forGood: ReadonlySet<string> = new Set([
  'too-large',
  'file-kind-not-taken',
  'too-many-files',
  'not-found',
  'invalid-input',
  'attempt-ended',
  'files-erased',
  'link-not-valid',
])

function numbersOf({ bytes }: NamedFile): number[] {
  return Array.from({ length: Math.ceil(bytes / uploadPieceBytes) }, (_, number) => number)
}

function base64Of(bytes: Uint8Array): string {
  const portions = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * 8_192, at * 8_192 + 8_192)),
  )
  return btoa(portions.join(''))
}
