import { setTimeout as pause } from 'node:timers/promises'
import type { TrackId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { mediaCounters } from './counters.ts'
import { whileOthersDoNot } from './one-sealer.ts'
import { placesOf } from './read-track.ts'
import { type SealOutcome, sealStretches } from './seal.ts'
import { removeSealedFiles, sweepAnnounced } from './seal-leftovers.ts'
import type { ObjectSize, SealedTrack, Stretch, UnsealedChunk } from './seal-plan.ts'
import { cutObjects, lotsOf, usualObject } from './seal-plan.ts'
import { journalFiles } from './storage.ts'
import { aStretchReader, type StretchReader } from './stretch-reader.ts'

export interface SealerOptions {
  /** Folder of the journal files. */
  folder: string
  /** False while frames wait for the disk: acknowledgements come first. */
  mayWork(): boolean
  size?: ObjectSize
  /** Between two rounds, in milliseconds. */
  everyMs?: number
  /** A track that has not grown for so long is sealed to its end, in milliseconds. */
  quietMs?: number
  /** How long a journal file stays after its last record was sealed, for those who are just reading it, in milliseconds. */
  graceMs?: number
  /** The most that is sealed in a second. */
  bytesPerSecond?: number
}

/** Moves what is whole from the journal into sealed objects, for as long as the server runs. */
export interface Sealer {
  /** Seals what is due now, sweeps what a crash left, and deletes journal files that nothing needs any more. Throws when files or database do not answer. */
  round(): Promise<void>
  /** Since when objects cannot be written, and why. */
  trouble(): { since: Date; why: string } | undefined
  stop(): Promise<void>
}

interface Seen {
  toSeq: number
  since: number
}

interface State {
  app: App
  reader: StretchReader
  options: Required<SealerOptions>
  /** How far each track had come, and since when. */
  seen: Map<string, Seen>
  /** Chunks that are not what was written: the journal keeps them. */
  damaged: Set<string>
  /** Since when a journal file is needed by nothing. */
  freeSince: Map<number, number>
  isStopped: boolean
}

/** So many chunks, or those of one track, are held in memory at a time. */
const mostChunks = 2_000

const usual = {
  size: usualObject,
  everyMs: 10_000,
  quietMs: 60_000,
  graceMs: 600_000,
  bytesPerSecond: 32 * 1024 * 1024,
}

/** Begins to seal in rounds. What fails is told once, and tried again in the next round: the journal keeps everything until then. */
export function startSealer(app: App, options: SealerOptions): Sealer {
  const state: State = {
    app,
    reader: aStretchReader(),
    options: { ...usual, ...options },
    seen: new Map(),
    damaged: new Set(),
    freeSince: new Map(),
    isStopped: false,
  }
  const { cannotSeal } = mediaCounters(app)
  let trouble: { since: Date; why: string } | undefined
  let underway: Promise<boolean> | undefined

  function round(): Promise<boolean> {
    underway ??= whileOthersDoNot(app, () => oneRound(state)).finally(() => {
      underway = undefined
    })
    return underway
  }

  async function tryRound(): Promise<void> {
    try {
      await round()
      if (trouble) app.log.info('recordings are sealed again')
      trouble = undefined
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      if (!trouble) app.log.error({ err: error }, 'recordings cannot be sealed; the journal keeps them')
      trouble = { since: trouble?.since ?? app.now(), why }
    }
    cannotSeal.set(trouble ? 1 : 0)
    timer = setTimeout(tryRound, state.options.everyMs).unref()
  }

  let timer = setTimeout(tryRound, state.options.everyMs).unref()
  return {
    round: async () => void (await round()),
    trouble: () => trouble,
    async stop() {
      state.isStopped = true
      clearTimeout(timer)
      await underway?.catch(() => undefined)
      clearTimeout(timer)
      await state.reader.stop()
    },
  }
}

async function oneRound(state: State): Promise<void> {
  const { app, options } = state
  await sweepAnnounced(app)
  const files = new Set(await journalFiles(options.folder))
  const tracks = await unsealedTracks(app)
  const due = tracks.map((track) => ({ track, isQuiet: hasBeenQuiet(state, track) })).filter(isDue(options))
  for (const together of inGroups(due)) {
    for (const lot of lotsOf(await stretchesOf(state, together, files))) {
      if (state.isStopped) return
      await sealLot(state, lot)
    }
  }
  tellLag(state, tracks)
  forgetGone(state, tracks)
  await removeSealedFiles(app, options, state.freeSince)
}

interface UnsealedTrack extends SealedTrack {
  toSeq: number
  fromAt: Date
  toAt: Date
  chunks: number
}

interface DueTrack {
  track: UnsealedTrack
  /** Nothing more comes: it is sealed to its end. */
  isQuiet: boolean
}

async function unsealedTracks(app: App): Promise<UnsealedTrack[]> {
  const rows = await app.db
    .selectFrom('trackChunk')
    .innerJoin('track', 'track.id', 'trackChunk.trackId')
    .select(['track.id', 'track.number', 'track.attemptId'])
    .select(({ fn }) => [
      fn.max<number>('toSeq').as('toSeq'),
      fn.min('fromAt').as('fromAt'),
      fn.max('toAt').as('toAt'),
      fn.countAll<number>().as('chunks'),
    ])
    .where('sealedIn', 'is', null)
    .groupBy(['track.id', 'track.number', 'track.attemptId'])
    .orderBy('fromAt')
    .orderBy('track.number')
    .execute()
  return rows.map((row) => ({ ...row, toSeq: Number(row.toSeq), chunks: Number(row.chunks) }))
}

/** A round looks closer only at tracks that have enough, or that are quiet. */
function isDue({ size }: Required<SealerOptions>): (due: DueTrack) => boolean {
  return ({ track: { fromAt, toAt }, isQuiet }) =>
    isQuiet || (toAt.getTime() - fromAt.getTime()) / 1000 >= size.leastSeconds
}

function inGroups(due: readonly DueTrack[]): DueTrack[][] {
  const groups: { tracks: DueTrack[]; chunks: number }[] = []
  for (const one of due) {
    const { chunks } = one.track
    const group = groups.at(-1)
    if (group && group.chunks + chunks <= mostChunks) {
      group.tracks.push(one)
      group.chunks += chunks
    } else groups.push({ tracks: [one], chunks })
  }
  return groups.map(({ tracks }) => tracks)
}

async function stretchesOf(
  { app, options, damaged }: State,
  due: readonly DueTrack[],
  files: ReadonlySet<number>,
): Promise<Stretch[]> {
  const ids = due.map(({ track }) => track.id)
  const chunksByTrack = Map.groupBy(await unsealedChunks(app, ids), ({ trackId }) => trackId)
  return due.flatMap(({ track, isQuiet }) => {
    const chunks = (chunksByTrack.get(track.id) ?? []).filter(
      ({ fromSeq, places }) =>
        !damaged.has(`${track.id} ${fromSeq}`) &&
        // Those of another machine's disk are sealed there.
        places.every((place) => 'file' in place && files.has(place.file)),
    )
    return cutObjects(chunks, isQuiet, options.size).map((stretch) => ({ track, chunks: stretch }))
  })
}

async function sealLot(state: State, lot: readonly Stretch[]): Promise<void> {
  const { app, options } = state
  const turn = async () => {
    while (!options.mayWork() && !state.isStopped) await pause(100)
  }
  await turn()
  if (state.isStopped) return
  const { sealedBytes } = mediaCounters(app)
  const beganAt = performance.now()
  const outcomes = await sealStretches(app, state.reader, lot, turn)
  let bytes = 0
  outcomes.forEach((outcome, at) => {
    note(state, lot[at], outcome)
    if (outcome.did === 'sealed') bytes += outcome.bytes
  })
  sealedBytes.inc(bytes)
  const least = (bytes / options.bytesPerSecond) * 1000
  await pause(Math.max(0, least - (performance.now() - beganAt)))
}

function note({ app, damaged }: State, stretch: Stretch | undefined, outcome: SealOutcome): void {
  mediaCounters(app).sealedObjects.inc({ outcome: outcome.did })
  if (outcome.did !== 'damaged' || !stretch) return
  const { fromSeq } = outcome
  damaged.add(`${stretch.track.id} ${fromSeq}`)
  app.log.error({ trackId: stretch.track.id, fromSeq }, 'a chunk in the journal is damaged; it stays there')
}

function hasBeenQuiet({ seen, options }: State, { id, toSeq }: UnsealedTrack): boolean {
  const now = performance.now()
  const before = seen.get(id)
  if (before?.toSeq === toSeq) return now - before.since >= options.quietMs
  seen.set(id, { toSeq, since: now })
  return options.quietMs === 0
}

async function unsealedChunks(
  app: App,
  trackIds: readonly TrackId[],
): Promise<(UnsealedChunk & { trackId: TrackId })[]> {
  const rows = await app.db
    .selectFrom('trackChunk')
    .select(['trackId', 'fromSeq', 'toSeq', 'fromAt', 'toAt', 'bytes', 'places'])
    .where('trackId', 'in', trackIds)
    .where('sealedIn', 'is', null)
    .orderBy('trackId')
    .orderBy('fromSeq')
    .execute()
  return rows.map(({ fromAt, toAt, places, ...row }) => ({
    ...row,
    fromSeq: Number(row.fromSeq),
    toSeq: Number(row.toSeq),
    fromAt: fromAt.getTime(),
    toAt: toAt.getTime(),
    places: placesOf(places),
  }))
}

function tellLag({ app }: State, tracks: readonly UnsealedTrack[]): void {
  const oldest = Math.min(app.now().getTime(), ...tracks.map(({ fromAt }) => fromAt.getTime()))
  mediaCounters(app).sealLag.set((app.now().getTime() - oldest) / 1000)
}

function forgetGone({ seen }: State, tracks: readonly UnsealedTrack[]): void {
  const known = new Set<string>(tracks.map(({ id }) => id))
  for (const id of seen.keys()) if (!known.has(id)) seen.delete(id)
}
