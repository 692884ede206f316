import { decodeFrame, type TrackKind, trackKinds } from '@invigil/contract/frame.ts'

/** Where a spool keeps what the server does not have yet; positions in bytes. A file of the browser's own file system is one. */
export interface SpoolStore {
  write(bytes: Uint8Array, at: number): void
  read(length: number, at: number): Uint8Array
  size(): number
  truncate(length: number): void
  /** Returns when it would survive the end of the browser. */
  flush(): void
}

interface Kept {
  track: TrackKind
  seq: number
  length: number
  /** In memory until it is written. */
  bytes: Uint8Array | undefined
  /** In the store, once written. */
  at: number | undefined
}

/** A frame the server does not have for certain. */
export interface Unsent {
  track: TrackKind
  seq: number
  bytes: Uint8Array
}

/**
 * Keeps every frame, in order, until the server says it is durable. What is acknowledged within the blink of an eye
 * never touches the store; `save`, called about twice a second, writes what has waited longer.
 */
export class Spool {
  readonly #store: SpoolStore | undefined
  readonly #mostBytes: number
  #kept: Kept[] = []
  #bytes = 0
  #end: number

  constructor(store: SpoolStore | undefined, mostBytes: number) {
    this.#store = store
    this.#mostBytes = mostBytes
    this.#end = 0
    if (store) this.#kept = [...readStore(store)]
    const last = this.#kept.at(-1)
    this.#end = last?.at === undefined ? 0 : last.at + last.length
    this.#bytes = this.#kept.reduce((sum, { length }) => sum + length, 0)
    store?.truncate(this.#end)
  }

  /** Bytes that wait for the server. */
  get bytes(): number {
    return this.#bytes
  }

  get frames(): number {
    return this.#kept.length
  }

  /** Nothing more fits: what is captured now must be left out. */
  get isFull(): boolean {
    return this.#bytes >= this.#mostBytes
  }

  get tracks(): Set<TrackKind> {
    return new Set(this.#kept.map(({ track }) => track))
  }

  add(track: TrackKind, seq: number, bytes: Uint8Array): void {
    this.#kept.push({ track, seq, length: bytes.length, bytes, at: undefined })
    this.#bytes += bytes.length
  }

  /** Lets go of what is durable. */
  release(track: TrackKind, upTo: number): void {
    this.#kept = this.#kept.filter((kept) => kept.track !== track || kept.seq > upTo)
    this.#bytes = this.#kept.reduce((sum, { length }) => sum + length, 0)
    if (this.#end > 0 && this.#kept.every(({ at }) => at === undefined)) {
      this.#store?.truncate(0)
      this.#end = 0
    }
  }

  /** The first frame in order that was not sent: of each track only those after `sent` count. */
  next(sent: ReadonlyMap<TrackKind, number>): Unsent | undefined {
    const kept = this.#kept.find(({ track, seq }) => seq > (sent.get(track) ?? 0))
    if (!kept) return undefined
    return { track: kept.track, seq: kept.seq, bytes: this.#bytesOf(kept) }
  }

  /** Writes what only memory holds. Throws when the disk is full: then it stays in memory. */
  save(): void {
    if (!this.#store) return
    for (const kept of this.#kept) {
      if (kept.at !== undefined || !kept.bytes) continue
      const entry = new Uint8Array(4 + kept.length)
      new DataView(entry.buffer).setUint32(0, kept.length)
      entry.set(kept.bytes, 4)
      this.#store.write(entry, this.#end)
      kept.at = this.#end + 4
      kept.bytes = undefined
      this.#end += entry.length
    }
    this.#store.flush()
  }

  #bytesOf({ bytes, at, length }: Kept): Uint8Array {
    if (bytes) return bytes
    if (!this.#store || at === undefined) throw new Error('a frame is neither in memory nor in the store')
    return this.#store.read(length, at)
  }
}

/** What an earlier page left behind, up to a write that the end of the browser cut short. */
function* readStore(store: SpoolStore): Generator<Kept> {
  const size = store.size()
  let at = 0
  while (at + 4 <= size) {
    const head = store.read(4, at)
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0)
    if (length === 0 || at + 4 + length > size) return
    const frame = decodeFrame(store.read(length, at + 4))
    if (typeof frame === 'string' || !trackKinds.includes(frame.track)) return
    yield { track: frame.track, seq: frame.seq, length, bytes: undefined, at: at + 4 }
    at += 4 + length
  }
}
