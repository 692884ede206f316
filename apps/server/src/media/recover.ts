import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { KeyRing } from '../platform/key-ring.ts'
import { type AttemptKey, findAttemptKey } from './attempt-keys.ts'
import { type Cutting, cutChunks, factsOf, type NumberedConfig, readConfig } from './chunk.ts'
import { insertChunks, markIndexed } from './chunk-index.ts'
import { mayBeOneCommit } from './last-commit.ts'
import { chainStart, openRecord, type RecordHeader } from './record.ts'
import { type Found, scanJournal } from './scan.ts'
import { journalFileName, journalFiles } from './storage.ts'
import { type ClosedChunk, type NumberedMark, readMark } from './track-intake.ts'

/** What a start found in the journal of the run before. */
export interface Recovered {
  /** The number the new journal begins with. */
  nextFile: number
  records: number
  /** Bytes of a write that a crash cut short, cut off. */
  tornBytes: number
  /** Stretches that are not what was written though valid records follow: kept, never cut. */
  damage: { file: number; at: number; length: number }[]
  /** Records of erased attempts, or of tracks that are in no table. */
  unknownRecords: number
}

/**
 * Reads the journal files whose chunks may be missing in the index and writes them there, so that every acknowledged
 * frame is known again. Must run before anything is recorded. `among` are the files to look at where other processes write to the rest.
 */
export async function recoverJournal(
  app: App,
  folder: string,
  wrapping: KeyRing,
  among?: readonly number[],
): Promise<Recovered> {
  const numbers = among ?? (await journalFiles(folder))
  const indexed = await app.db.selectFrom('journalFile').select('number').execute()
  const known = new Set(indexed.map(({ number }) => number))
  const recovered: Recovered = {
    nextFile: Math.max(0, ...numbers, ...known) + 1,
    records: 0,
    tornBytes: 0,
    damage: [],
    unknownRecords: 0,
  }
  const reading: Reading = {
    app,
    wrapping,
    tracks: new Map(),
    strangers: new Set(),
    closed: [],
    recovered,
    mayBeCut: false,
  }
  const unread = numbers.filter((number) => !known.has(number))
  for (const number of unread) {
    // A file is followed by another only once all of it had reached the disk.
    reading.mayBeCut = !numbers.includes(number + 1) && !known.has(number + 1)
    await readFile(reading, folder, number)
  }
  for (const track of reading.tracks.values()) if (track) endTrack(reading, track)
  await writeClosed(reading, 0)
  for (const number of unread) {
    const damage = recovered.damage.filter(({ file }) => file === number)
    await markIndexed(
      app,
      number,
      damage.map(({ at, length }) => ({ at, length })),
    )
  }
  return recovered
}

interface Reading {
  app: App
  wrapping: KeyRing
  /** By the track's number; undefined for those nobody can open any more. */
  tracks: Map<number, RecoveredTrack | undefined>
  /** Numbers of tracks that the database knows nothing of. */
  strangers: Set<number>
  closed: ClosedChunk[]
  recovered: Recovered
  /** The file that is read ends where the power may have been cut; then, whether what is read now may be of its last commit. */
  mayBeCut: boolean
}

interface RecoveredTrack {
  id: TrackId
  key: AttemptKey
  last: number
  /** The chain's head there. */
  head: Buffer
  /** Its recorder went on with another process, from before what is read here: none of this was acknowledged. */
  wentOn: boolean
  cutting: Cutting
  configs: NumberedConfig[]
  marks: NumberedMark[]
}

async function readFile(reading: Reading, folder: string, number: number): Promise<void> {
  const path = join(folder, journalFileName(number))
  const isLast = reading.mayBeCut
  reading.mayBeCut = false
  for await (const found of scanJournal(path)) {
    if (found.what === 'record') await readRecord(reading, number, found)
    else if (found.what === 'damage') {
      reading.recovered.damage.push({ file: number, at: found.at, length: found.length })
      reading.mayBeCut = isLast && (await mayBeOneCommit(path, found.at + found.length))
    } else {
      reading.recovered.tornBytes += found.length
      await truncate(path, found.at)
    }
    await writeClosed(reading, 200)
  }
}

async function readRecord(
  reading: Reading,
  file: number,
  found: Extract<Found, { what: 'record' }>,
): Promise<void> {
  const { header, at, bytes } = found
  const track = await theTrack(reading, header)
  if (!track) {
    reading.recovered.unknownRecords += 1
    // An erased recording keeps its track's row. Without one the database is older than the journal: nothing may be lost.
    if (reading.strangers.has(header.track)) reading.recovered.damage.push({ file, at, length: bytes.length })
    return
  }
  // Indexed before the crash, or written twice around a failed sync.
  if (header.toSeq <= track.last || isSuperseded(track, header, reading.mayBeCut)) return
  reading.recovered.records += 1
  const frames = openRecord(bytes, track.key.key).flatMap((opened) => {
    const frame = decodeFrame(opened)
    return typeof frame === 'string' ? [] : [frame]
  })
  const facts = frames.map((frame) => {
    const fact = factsOf(frame, (track.configs.at(-1) ?? track.cutting.config)?.config)
    if (frame.kind === 'config') {
      const config = readConfig(frame.payload, frame.ts, header.at)
      if (config) track.configs.push({ seq: frame.seq, config })
    }
    return fact
  })
  const config = track.configs.at(-1) ?? track.cutting.config
  track.marks.push(...frames.flatMap((frame) => readMark(frame, config) ?? []))
  const record = {
    place: { file, at, length: bytes.length },
    fromSeq: header.fromSeq,
    toSeq: header.toSeq,
    hash: header.hash,
    beginsChunk: header.beginsChunk,
    frames: facts,
    configs: track.configs.filter(({ seq }) => seq >= header.fromSeq),
  }
  const { cutting, closed } = cutChunks(track.cutting, record)
  track.cutting = cutting
  track.last = header.toSeq
  track.head = header.hash
  if (closed) close(reading, track, closed)
}

/**
 * After damage a record follows no other, and counts; one that begins where another chain went on does not. Nor does one behind a hole
 * in the last commit: none of it was acknowledged, and who is told to go on behind the hole never sends what was in it.
 */
function isSuperseded(
  track: RecoveredTrack,
  { fromSeq, previous, beginsChunk }: RecordHeader,
  mayBeCut: boolean,
): boolean {
  const isBehindHole = fromSeq > track.last + 1
  track.wentOn ||= fromSeq <= track.last || (fromSeq === track.last + 1 && !previous.equals(track.head))
  track.wentOn ||= mayBeCut && isBehindHole && beginsChunk
  return track.wentOn
}

/** Says what a recovery found. */
export function tellRecovered(app: App, recovered: Recovered): void {
  if (recovered.records > 0 || recovered.tornBytes > 0) app.log.info(recovered, 'the journal was recovered')
  if (recovered.damage.length > 0) app.log.error(recovered, 'the journal is damaged; what is left is kept')
}

async function theTrack(
  reading: Reading,
  { track: number, key }: RecordHeader,
): Promise<RecoveredTrack | undefined> {
  if (reading.tracks.has(number)) return reading.tracks.get(number)
  const track = await findTrack(reading, number)
  const isOpenable = track?.key.number === key
  reading.tracks.set(number, isOpenable ? track : undefined)
  return reading.tracks.get(number)
}

async function findTrack(
  { app, wrapping, strangers }: Reading,
  number: number,
): Promise<RecoveredTrack | undefined> {
  const row = await app.db
    .selectFrom('track')
    .select(['id', 'attemptId'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) strangers.add(number)
  const key = row && (await findAttemptKey(app, wrapping, row.attemptId as AttemptId))
  if (!row || !key) return undefined
  const last = await app.db
    .selectFrom('trackChunk')
    .select(['toSeq', 'hash'])
    .where('trackId', '=', row.id)
    .orderBy('fromSeq', 'desc')
    .executeTakeFirst()
  const config = await app.db
    .selectFrom('trackConfig')
    .select(['seq', 'config'])
    .where('trackId', '=', row.id)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return {
    id: row.id,
    key,
    last: last?.toSeq ?? 0,
    head: last?.hash ?? chainStart,
    wentOn: false,
    cutting: { config, open: undefined },
    configs: [],
    marks: [],
  }
}

function endTrack(reading: Reading, track: RecoveredTrack): void {
  const { open, config } = track.cutting
  if (open) close(reading, track, open)
  track.cutting = { config, open: undefined }
}

function close(reading: Reading, track: RecoveredTrack, chunk: ClosedChunk['chunk']): void {
  const isOf = ({ seq }: { seq: number }) => seq <= chunk.toSeq
  reading.closed.push({
    trackId: track.id,
    chunk,
    configs: track.configs.filter(isOf),
    marks: track.marks.filter(isOf),
  })
  track.configs = track.configs.filter((config) => !isOf(config))
  track.marks = track.marks.filter((mark) => !isOf(mark))
}

async function writeClosed({ app, closed }: Reading, whenMoreThan: number): Promise<void> {
  if (closed.length <= whenMoreThan) return
  await app.db.transaction().execute((tx) => insertChunks(tx, closed))
  closed.length = 0
}
