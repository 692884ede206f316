import type { TrackId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import type { Chunk } from './chunk.ts'
import type { JournalNumbers } from './journal-lots.ts'
import { ownChunks } from './own-chunks.ts'
import type { ClosedChunk } from './track-intake.ts'
import './tables.ts'

/**
 * Chunks of many tracks come together in one statement, in milliseconds: a transaction costs as much as some ten of its rows.
 * Until then they are known by `waitingOf`.
 */
const gatherMs = 2_000

/** Writes whole chunks into the index in the background. The journal is the truth: what is lost here is found again at the next start. */
export class ChunkIndex {
  readonly #app: Pick<App, 'db' | 'log' | 'now' | 'processes'>
  readonly #numbers: JournalNumbers
  /** The lowest journal file that something unindexed may still lie in. */
  readonly #oldestOpenFile: () => number
  #queue: ClosedChunk[] = []
  #writing: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #indexedBelow: number
  #isMarking = true

  /** Every file of this process below the first of `numbers` is in the index already. */
  constructor(
    app: Pick<App, 'db' | 'log' | 'now' | 'processes'>,
    numbers: JournalNumbers,
    oldestOpenFile: () => number,
  ) {
    this.#app = app
    this.#numbers = numbers
    this.#indexedBelow = numbers.first
    this.#oldestOpenFile = oldestOpenFile
  }

  /** The lowest journal file that a waiting chunk lies in. */
  get oldestWaitingFile(): number {
    return Math.min(...this.#queue.flatMap(({ chunk }) => chunk.places.map(({ file }) => file)))
  }

  /** Whether chunks wait to be written. */
  get isBehind(): boolean {
    return this.#queue.length > 0
  }

  add(closed: ClosedChunk): void {
    this.#queue.push(closed)
    this.#timer ??= setTimeout(() => void this.settled(), gatherMs)
  }

  /** The chunks of a track that wait to be written, in order. */
  waitingOf(trackId: TrackId): Chunk[] {
    return this.#queue.filter((closed) => closed.trackId === trackId).map(({ chunk }) => chunk)
  }

  /** Returns when everything added before is in the index, or was tried and has to wait. */
  async settled(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    // A run that is under way may have taken its last look at the queue.
    await this.#writing
    this.#writing ??= this.#write()
    await this.#writing
  }

  /** Some of what is in the files cannot be indexed now: they are read again at the next start. */
  stopMarking(): void {
    this.#isMarking = false
  }

  async #write(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        const batch = this.#queue.slice(0, 200)
        await this.#app.db.transaction().execute(async (tx) => {
          const own = await ownChunks(this.#app, tx, batch)
          if (own.length < batch.length) this.stopMarking()
          await insertChunks(tx, own)
        })
        this.#queue.splice(0, batch.length)
      }
      await this.#markFiles()
    } catch (error) {
      this.#app.log.error({ err: error, waiting: this.#queue.length }, 'chunks could not be indexed yet')
    }
    this.#writing = undefined
  }

  async #markFiles(): Promise<void> {
    const oldest = Math.min(this.#oldestOpenFile(), this.oldestWaitingFile)
    while (this.#isMarking && this.#indexedBelow < oldest) {
      await markIndexed(this.#app, this.#indexedBelow, [])
      this.#indexedBelow = this.#numbers.next(this.#indexedBelow)
    }
  }
}

/** Says that a journal file need not be read at the next start, and what in it is damaged. */
export async function markIndexed(
  app: Pick<App, 'db' | 'now'>,
  number: number,
  damage: { at: number; length: number }[],
): Promise<void> {
  await app.db
    .insertInto('journalFile')
    .values({
      number,
      indexedAt: app.now(),
      damage: damage.length > 0 ? JSON.stringify(damage) : null,
      removedAt: null,
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute()
}

/** Writes chunks with the configs and marks in them. What is there already stays as it is. */
export async function insertChunks(tx: Tx, closed: readonly ClosedChunk[]): Promise<void> {
  const configs = closed.flatMap(({ trackId, configs }) =>
    configs.map(({ seq, config }) => ({ trackId, seq, config: JSON.stringify(config) })),
  )
  if (configs.length > 0)
    await tx
      .insertInto('trackConfig')
      .values(configs)
      .onConflict((conflict) => conflict.doNothing())
      .execute()

  const marks = closed.flatMap(({ trackId, marks }) =>
    marks.map(({ at, ...mark }) => ({ trackId, ...mark, at: new Date(at) })),
  )
  if (marks.length > 0)
    await tx
      .insertInto('trackMark')
      .values(marks)
      .onConflict((conflict) => conflict.doNothing())
      .execute()

  if (closed.length > 0) await insertRows(tx, closed)
}

/** One statement whose text never changes: most of what an insert of many rows costs is to read them. */
async function insertRows(tx: Tx, closed: readonly ClosedChunk[]): Promise<void> {
  const column = (of: (one: ClosedChunk) => unknown) => closed.map(of)
  await sql`
    insert into track_chunk (track_id, from_seq, to_seq, config_seq, places, from_at, to_at, frames, bytes, hash)
    select * from unnest(
      ${column(({ trackId }) => trackId)}::uuid[],
      ${column(({ chunk }) => chunk.fromSeq)}::bigint[],
      ${column(({ chunk }) => chunk.toSeq)}::bigint[],
      ${column(({ chunk }) => chunk.configSeq ?? null)}::bigint[],
      ${column(({ chunk }) => placesText(chunk))}::jsonb[],
      ${column(({ chunk }) => new Date(chunk.fromAt))}::timestamptz[],
      ${column(({ chunk }) => new Date(chunk.toAt))}::timestamptz[],
      ${column(({ chunk }) => chunk.frames)}::integer[],
      ${column(({ chunk }) => chunk.bytes)}::integer[],
      ${column(({ chunk }) => chunk.hash)}::bytea[]
    ) on conflict do nothing`.execute(tx)
}

function placesText({ places }: Chunk): string {
  return JSON.stringify(places.map(({ file, at, length }) => [file, at, length]))
}
