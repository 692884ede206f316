import { randomBytes } from 'node:crypto'
import type { Frame, TrackKind } from '@invigil/contract/frame.ts'
import type { TrackId } from '@invigil/contract/ids.ts'
import { TrackMark } from '@invigil/contract/media.ts'
import type { AttemptKey } from './attempt-keys.ts'
import type { Chunk, Cutting, FrameFact, NumberedConfig } from './chunk.ts'
import { chunkMicroseconds, cutChunks, factsOf, instantOf, mostRecordsAChunk, readConfig } from './chunk.ts'
import type { JournalSource, Sealed } from './journal.ts'
import { sealRecord } from './record.ts'

/** What is known of a track when its recorder (again) connects. */
export interface TrackStart {
  id: TrackId
  number: number
  kind: TrackKind
  /** The last seq that is durable, 0 for none, and the chain's head there. */
  durable: number
  head: Buffer
  config: NumberedConfig | undefined
}

export interface NumberedMark extends TrackMark {
  seq: number
  at: number
}

/** What the index is told when a chunk is whole. */
export interface ClosedChunk {
  trackId: TrackId
  chunk: Chunk
  configs: NumberedConfig[]
  marks: NumberedMark[]
}

/** What became of a frame. All but `taken` change nothing. */
export type Intake = 'taken' | 'duplicate' | 'gap' | 'no-config' | 'bad-config' | 'bad-mark'

interface Pending {
  bytes: Buffer
  fact: FrameFact
  config: NumberedConfig | undefined
  begins: boolean
  at: number
}

/** Takes one track's frames in exact order, seals them when the journal commits, and cuts what is durable into chunks. */
export class TrackIntake implements JournalSource {
  readonly start: TrackStart
  readonly #key: AttemptKey
  readonly #onDurable: (seq: number) => void
  readonly #onChunk: (closed: ClosedChunk) => void
  readonly #salt = randomBytes(12)
  #pending: Pending[] = []
  #waitingBytes = 0
  #last: number
  #durable: number
  #head: Buffer
  #config: NumberedConfig | undefined
  /** Where the chunk that the next frame falls into began; undefined when the next frame must begin one. */
  #chunkTs: number | undefined
  #recordsInChunk = 0
  #cutting: Cutting
  #unindexed: { configs: NumberedConfig[]; marks: NumberedMark[] } = { configs: [], marks: [] }

  constructor(
    start: TrackStart,
    key: AttemptKey,
    hear: { durable: (seq: number) => void; chunk: (closed: ClosedChunk) => void },
  ) {
    this.start = start
    this.#key = key
    this.#onDurable = hear.durable
    this.#onChunk = hear.chunk
    this.#last = start.durable
    this.#durable = start.durable
    this.#head = start.head
    this.#config = start.config
    this.#cutting = { config: start.config, open: undefined }
  }

  get durable(): number {
    return this.#durable
  }

  /** The seq the next frame must have. */
  get next(): number {
    return this.#last + 1
  }

  get config(): NumberedConfig | undefined {
    return this.#config
  }

  /** The chunk that is still growing, as far as it is durable. */
  get open(): Chunk | undefined {
    return this.#cutting.open
  }

  /** Bytes that were taken and are not durable yet. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  /** Takes a frame when it is exactly the next one. `bytes` are the whole frame and must not change afterwards. */
  accept(frame: Frame, bytes: Buffer, arrivedAt: number): Intake {
    if (frame.seq <= this.#last) return 'duplicate'
    if (frame.seq > this.#last + 1) return 'gap'
    const config = frame.kind === 'config' ? readConfig(frame.payload, frame.ts, arrivedAt) : undefined
    if (frame.kind === 'config' && !config) return 'bad-config'
    if (!config && !this.#config) return 'no-config'
    const mark = readMark(frame, this.#config)
    if (frame.kind === 'mark' && !mark) return 'bad-mark'

    if (config) this.#config = { seq: frame.seq, config }
    if (mark) this.#unindexed.marks.push(mark)
    const fact = factsOf(frame, this.#config?.config)
    this.#last = frame.seq
    this.#waitingBytes += bytes.length
    this.#pending.push({
      bytes,
      fact,
      config: config && { seq: frame.seq, config },
      begins: this.#beginsChunk(frame),
      at: arrivedAt,
    })
    return 'taken'
  }

  /** Seals what came since the last commit, one record for each chunk it touches. */
  seal(): Sealed[] {
    const pending = this.#pending
    this.#pending = []
    const sealed: Sealed[] = []
    let from = 0
    for (let at = 1; at <= pending.length; at += 1) {
      if (at < pending.length && !pending[at]?.begins) continue
      sealed.push(this.#sealOne(pending.slice(from, at)))
      from = at
    }
    return sealed
  }

  /** Lets go of what came since the last commit, as if it were stored: the policy keeps no media. */
  drop(): void {
    this.#pending = []
    this.#waitingBytes = 0
    this.#unindexed = { configs: [], marks: [] }
    this.#durable = this.#last
    this.#onDurable(this.#last)
  }

  /** Ends the growing chunk: the recorder is gone. What comes next begins another. */
  closeChunk(): void {
    const { open, config } = this.#cutting
    this.#chunkTs = undefined
    this.#cutting = { config, open: undefined }
    if (open) this.#tell(open)
  }

  #beginsChunk(frame: Frame): boolean {
    const isLong = this.#chunkTs !== undefined && frame.ts - this.#chunkTs >= chunkMicroseconds
    const begins =
      this.#chunkTs === undefined ||
      frame.kind === 'config' ||
      (frame.isKey && isLong) ||
      this.#recordsInChunk >= mostRecordsAChunk
    if (begins) {
      this.#chunkTs = frame.ts
      this.#recordsInChunk = 0
    }
    return begins
  }

  #sealOne(pending: Pending[]): Sealed {
    const [first] = pending
    const last = pending.at(-1)
    if (!first || !last) throw new Error('a record needs frames')
    const { buffers, hash } = sealRecord(
      {
        track: this.start.number,
        fromSeq: first.fact.seq,
        toSeq: last.fact.seq,
        key: this.#key.number,
        beginsChunk: first.begins,
        at: last.at,
        previous: this.#head,
        salt: this.#salt,
        frames: pending.map(({ bytes }) => bytes),
      },
      this.#key.key,
    )
    this.#head = hash
    this.#recordsInChunk += 1
    const configs = pending.flatMap(({ config }) => (config ? [config] : []))
    const record = {
      fromSeq: first.fact.seq,
      toSeq: last.fact.seq,
      hash,
      beginsChunk: first.begins,
      frames: pending.map(({ fact }) => fact),
      configs,
    }
    return {
      buffers,
      stored: (place) => {
        const { cutting, closed } = cutChunks(this.#cutting, { ...record, place })
        this.#cutting = cutting
        if (closed) this.#tell(closed)
        this.#unindexed.configs.push(...configs)
        this.#durable = record.toSeq
        this.#waitingBytes -= pending.reduce((sum, { bytes }) => sum + bytes.length, 0)
        this.#onDurable(record.toSeq)
        if (this.#unindexed.marks.some(({ what, seq }) => what === 'ended' && seq <= record.toSeq))
          this.closeChunk()
      },
    }
  }

  #tell(chunk: Chunk): void {
    const configs = this.#unindexed.configs.filter(({ seq }) => seq <= chunk.toSeq)
    const marks = this.#unindexed.marks.filter(({ seq }) => seq <= chunk.toSeq)
    this.#unindexed.configs = this.#unindexed.configs.filter(({ seq }) => seq > chunk.toSeq)
    this.#unindexed.marks = this.#unindexed.marks.filter(({ seq }) => seq > chunk.toSeq)
    this.#onChunk({ trackId: this.start.id, chunk, configs, marks })
  }
}

/** The mark in a mark frame, on the track's own time line; undefined when the frame is another or holds none. */
export function readMark(frame: Frame, config: NumberedConfig | undefined): NumberedMark | undefined {
  if (frame.kind !== 'mark') return undefined
  try {
    const mark = TrackMark.safeParse(JSON.parse(new TextDecoder().decode(frame.payload))).data
    return mark && { ...mark, seq: frame.seq, at: instantOf(config?.config.anchor, frame.ts) }
  } catch {
    return undefined
  }
}
