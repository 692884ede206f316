import { decodeFrame, type TrackKind, trackKinds } from '@invigil/contract/frame.ts'

/** Where a spool keeps what the server does not have yet; positions in bytes. A file of the browser's own file system is one. */
export interface SpoolStore {
  write(bytes: Uint8Array, at: number): void
  read(length: number, at: number): Uint8Array
  size(): number
  truncate(length: number): void
  /** Returns when it would survive the end of the browser, or as soon as a store without such a promise has begun to write. */
  flush(): void
  /** Where what is kept begins, when what lay before it was let go of. */
  begin?(): number
  /** Nothing before this position is needed any more. */
  forget?(before: number): void
}

interface Kept {
  track: TrackKind
  seq: number
  length: number
  /** In memory until it is written. */
  bytes: Uint8Array | undefined
  /** In the store, once written. */
  at: number | undefined
  addedAt: number
}

/** A frame the server does not have for certain. */
export interface Unsent {
  track: TrackKind
  seq: number
  bytes: Uint8Array
}

/**
 * Keeps every frame of each track, in order, until the server says it is durable. What is acknowledged within the blink of an
 * eye never touches the store; `save`, called about twice a second, writes what has waited longer.
 */
export class Spool {
  #store: SpoolStore | undefined
  #mostBytes: number
  readonly #lanes = new Map<TrackKind, Kept[]>()
  readonly #last = new Map<TrackKind, number>()
  #unsaved: Kept[] = []
  #saved = new Set<Kept>()
  #bytes = 0
  #end = 0

  constructor(store: SpoolStore | undefined, mostBytes: number) {
    this.#store = store
    this.#mostBytes = mostBytes
    if (!store) return
    for (const kept of readStore(store)) {
      this.#push(kept)
      this.#saved.add(kept)
      this.#end = (kept.at ?? 0) + kept.length
    }
    store.truncate(this.#end)
  }

  /** Gives a spool that began in memory an empty place of its own. */
  attach(store: SpoolStore, mostBytes: number): void {
    this.#store = store
    this.#mostBytes = mostBytes
  }

  /** Bytes that wait for the server. */
  get bytes(): number {
    return this.#bytes
  }

  get frames(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.length, 0)
  }

  /** Nothing more fits: what is captured now must be left out. */
  get isFull(): boolean {
    return this.#bytes >= this.#mostBytes
  }

  get tracks(): TrackKind[] {
    return [...this.#last.keys()]
  }

  add(track: TrackKind, seq: number, bytes: Uint8Array, addedAt = 0): void {
    const kept: Kept = { track, seq, length: bytes.length, bytes, at: undefined, addedAt }
    this.#push(kept)
    this.#unsaved.push(kept)
  }

  /** Lets go of what is durable. */
  release(track: TrackKind, upTo: number): void {
    const lane = this.#lanes.get(track) ?? []
    const first = lane[0]?.seq ?? 0
    const released = lane.splice(0, Math.max(0, upTo - first + 1))
    for (const kept of released) {
      this.#bytes -= kept.length
      this.#saved.delete(kept)
    }
    if (released.some(({ at }) => at !== undefined)) this.#shrink()
  }

  /** The first frame of a track after this seq; undefined when there is none. */
  after(track: TrackKind, seq: number): Unsent | undefined {
    const kept = this.#at(track, seq + 1)
    return kept && { track, seq: kept.seq, bytes: this.#bytesOf(kept) }
  }

  /** When the first frame of a track after this seq was added, by the clock of `add`; undefined when there is none. */
  waitingSince(track: TrackKind, seq: number): number | undefined {
    return this.#at(track, seq + 1)?.addedAt
  }

  /** The last seq that was ever added to a track, 0 for none. */
  last(track: TrackKind): number {
    return this.#last.get(track) ?? 0
  }

  /** Whether the server waits for something that was let go of here, since it called more durable than it now says it has. */
  hasLost(durable: Partial<Record<TrackKind, number>>): boolean {
    return this.tracks.some((track) => {
      const first = this.#lanes.get(track)?.[0]?.seq ?? this.last(track) + 1
      return (durable[track] ?? 0) + 1 < first
    })
  }

  /** Writes what only memory holds. Throws when the disk is full: then it stays in memory. */
  save(): void {
    const store = this.#store
    const waiting = this.#unsaved.filter((kept) => this.#at(kept.track, kept.seq) === kept)
    this.#unsaved = waiting
    if (!store) return
    for (const [index, kept] of waiting.entries()) {
      if (!kept.bytes) continue
      this.#unsaved = waiting.slice(index)
      const entry = new Uint8Array(4 + kept.length)
      new DataView(entry.buffer).setUint32(0, kept.length)
      entry.set(kept.bytes, 4)
      store.write(entry, this.#end)
      kept.at = this.#end + 4
      kept.bytes = undefined
      this.#saved.add(kept)
      this.#end += entry.length
    }
    this.#unsaved = []
    store.flush()
  }

  #push(kept: Kept): void {
    const lane = this.#lanes.get(kept.track) ?? []
    lane.push(kept)
    this.#lanes.set(kept.track, lane)
    this.#last.set(kept.track, kept.seq)
    this.#bytes += kept.length
  }

  /** Seqs of a lane have no holes: those before it are released, those after it not made yet. */
  #at(track: TrackKind, seq: number): Kept | undefined {
    const lane = this.#lanes.get(track)
    const first = lane?.[0]
    return first && lane[Math.max(0, seq - first.seq)]
  }

  #shrink(): void {
    if (this.#saved.size === 0) {
      this.#store?.truncate(0)
      this.#end = 0
      return
    }
    const [oldest] = this.#saved
    if (oldest?.at !== undefined) this.#store?.forget?.(oldest.at - 4)
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
  const last = new Map<TrackKind, number>()
  let at = store.begin?.() ?? 0
  while (at + 4 <= size) {
    const head = store.read(4, at)
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0)
    if (length === 0 || at + 4 + length > size) return
    const frame = decodeFrame(store.read(length, at + 4))
    if (typeof frame === 'string' || !trackKinds.includes(frame.track)) return
    const { track, seq } = frame
    // A file that was begun anew over an older one may end in what the older one held.
    if (seq !== (last.get(track) ?? seq - 1) + 1) return
    last.set(track, seq)
    yield { track, seq, length, bytes: undefined, at: at + 4, addedAt: 0 }
    at += 4 + length
  }
}
