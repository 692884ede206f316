import type { KeyObject } from 'node:crypto'
import type { AttemptId, ClipId } from '@invigil/contract/ids.ts'
import type { TrackKind } from '@invigil/contract/media.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { signBytes, theSigningKey } from '../platform/signing-key.ts'
import { instantOf } from './chunk.ts'
import type { ClipFile } from './clip-file.ts'
import { manifestOf } from './clip-manifest.ts'
import { type MoviePlan, tracksIn, writeMovie } from './clip-movie.ts'
import { aPartWriter, fileOf } from './clip-parts.ts'
import { framesOf } from './key-frames.ts'
import { type IndexedPiece, isWebm, piecesOf } from './pieces.ts'
import { initOf } from './playback.ts'
import { type PlacedPiece, placePieces } from './playlist.ts'
import { theRecordingKey } from './read-track.ts'
import './tables.ts'

type Placed = PlacedPiece<IndexedPiece>

/** A clip that is being made, and how to tell how far it is. */
interface Making {
  app: App
  key: KeyObject
  id: ClipId
  attemptId: AttemptId
  fromAt: number
  toAt: number
  onPiece: () => Promise<void>
}

/** Makes the files of a clip that waits. Does nothing when it is made already or gone. */
export async function makeClip(app: App, id: ClipId): Promise<void> {
  const clip = await app.db
    .updateTable('clip')
    .set({ state: 'making', progress: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'making'])
    .returningAll()
    .executeTakeFirst()
  if (!clip) return
  try {
    const key = await theRecordingKey(app, clip.attemptId)
    const lanes = await lanesOf(app, clip)
    const pieces = lanes.reduce((sum, { placed }) => sum + placed.length, 0)
    const span = { fromAt: clip.fromAt.getTime(), toAt: clip.toAt.getTime() }
    const making = { app, key, id, attemptId: clip.attemptId, ...span, onPiece: progressOf(app, id, pieces) }
    const files = await filesOf(making, lanes)
    const manifest = await manifestOf(app, { ...clip, lanes, files })
    const words = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const own = theSigningKey(app.config.data)
    const signature = {
      algorithm: 'Ed25519',
      keyId: own.id,
      of: 'manifest.json',
      signature: signBytes(own, words),
    }
    const all = [
      ...files,
      await smallFile(making, 'manifest.json', words),
      await smallFile(making, 'signature.json', Buffer.from(JSON.stringify(signature))),
    ]
    await settle(app, id, { state: 'ready', progress: 1, files: JSON.stringify(all) })
  } catch (error) {
    app.log.error({ err: error, clip: id }, 'a clip could not be made')
    await settle(app, id, { state: 'failed', progress: 0 })
  }
}

async function smallFile({ app, key, id }: Making, name: string, bytes: Buffer): Promise<ClipFile> {
  const writer = aPartWriter(app, key, id, name)
  await writer.add(bytes)
  return await fileOf(app, key, name, await writer.end())
}

async function settle(
  app: App,
  id: ClipId,
  change: { state: 'ready' | 'failed'; progress: number; files?: string },
): Promise<void> {
  await app.db.updateTable('clip').set(change).where('id', '=', id).execute()
}

/** The pieces of one kind, and its files' names once they are made. */
export interface ClipLane {
  kind: TrackKind
  placed: Placed[]
}

async function lanesOf(
  app: App,
  clip: { attemptId: AttemptId; kinds: TrackKind[]; fromAt: Date; toAt: Date },
): Promise<ClipLane[]> {
  const { attemptId, kinds, fromAt, toAt } = clip
  const lanes: ClipLane[] = []
  for (const kind of kinds) {
    const pieces = await piecesOf(app, attemptId, { kind, from: fromAt, to: toAt })
    if (pieces.length > 0) lanes.push({ kind, placed: placePieces(pieces) })
  }
  return lanes
}

/** One movie for each codec of pictures of each lane, all sounds with it; sound alone when no pictures were asked for. */
async function filesOf(making: Making, lanes: readonly ClipLane[]): Promise<ClipFile[]> {
  const sounds = lanes.flatMap(({ placed }) =>
    tracksIn(placed.filter(({ config }) => config.form === 'sound')),
  )
  const files: ClipFile[] = []
  for (const { kind, placed } of lanes) {
    const codecs = tracksIn(placed.filter(({ config }) => config.form === 'pictures'))
    for (const [index, pictures] of codecs.entries()) {
      const name = codecs.length > 1 ? `${kind}-${index + 1}` : kind
      files.push(await movieFile(making, name, [pictures, ...sounds]))
    }
    files.push(...(await rawFiles(making, kind, placed)), ...(await stillFiles(making, kind, placed)))
  }
  if (files.length === 0 && sounds.length > 0) files.push(await movieFile(making, 'sound', sounds))
  return files
}

async function movieFile(making: Making, name: string, tracks: Placed[][]): Promise<ClipFile> {
  const { app, key, id, onPiece } = making
  const plan: MoviePlan = { ...spanOf(making, tracks), tracks }
  const data = aPartWriter(app, key, id, name)
  const head = aPartWriter(app, key, id, `${name}-head`)
  await head.add(await writeMovie(app, key, plan, { data, onPiece }))
  return await fileOf(app, key, `${name}.mp4`, [...(await head.end()), ...(await data.end())])
}

/** A movie begins where the clip does, but not before anything of it is recorded; and ends likewise. */
function spanOf({ fromAt, toAt }: Making, tracks: Placed[][]): { fromAt: number; toAt: number } {
  const all = tracks.flat()
  const first = all.reduce((least, piece) => Math.min(least, piece.fromAt), toAt)
  const last = all.reduce((most, piece) => Math.max(most, piece.endAt), fromAt)
  return { fromAt: Math.max(fromAt, first), toAt: Math.min(toAt, last) }
}

/** What a MediaRecorder wrote stays as it wrote it: its beginning and whole pieces, a file for each time it began. */
async function rawFiles(making: Making, kind: TrackKind, placed: readonly Placed[]): Promise<ClipFile[]> {
  const { app, key, id, attemptId, onPiece } = making
  const fragments = placed.filter(({ config }) => config.form === 'fragments')
  const runs = [...Map.groupBy(fragments, ({ trackId, configSeq }) => `${trackId} ${configSeq}`).values()]
  const files: ClipFile[] = []
  for (const [index, run] of runs.entries()) {
    const [first] = run
    if (!first) continue
    const name = `${kind}-as-recorded-${index + 1}`
    const data = aPartWriter(app, key, id, name)
    await data.add(await initOf(app, attemptId, first.trackId, first.configSeq))
    for (const piece of run) {
      for (const frame of await framesOf(app, key, piece))
        if (frame.kind === 'media') await data.add(frame.payload)
      await onPiece()
    }
    files.push(await fileOf(app, key, `${name}.${isWebm(first.config) ? 'webm' : 'mp4'}`, await data.end()))
  }
  return files
}

/** Stills become JPEG files named by their instants. */
async function stillFiles(making: Making, kind: TrackKind, placed: readonly Placed[]): Promise<ClipFile[]> {
  const { app, key, id, fromAt, toAt, onPiece } = making
  const files: ClipFile[] = []
  for (const piece of placed.filter(({ config }) => config.form === 'stills')) {
    for (const frame of await framesOf(app, key, piece)) {
      const at = instantOf(piece.config.anchor, frame.ts)
      if (frame.kind !== 'still' || at < fromAt || at > toAt) continue
      const name = `${kind}-${new Date(at).toISOString().replace(/[:.]/g, '-')}`
      const still = aPartWriter(app, key, id, name)
      await still.add(frame.payload)
      files.push(await fileOf(app, key, `${kind}/${name}.jpg`, await still.end()))
    }
    await onPiece()
  }
  return files
}

/** Progress is written at most this often, in milliseconds. */
const tellEveryMs = 500

/** Counts pieces; sounds are read once for each movie, so it never says more than .95 before the end. */
function progressOf(app: App, id: ClipId, pieces: number): () => Promise<void> {
  let [done, toldAt] = [0, 0]
  return async () => {
    done += 1
    if (Date.now() - toldAt < tellEveryMs) return
    toldAt = Date.now()
    const progress = Math.min(0.95, done / Math.max(1, pieces))
    await app.db
      .updateTable('clip')
      .set({ progress: sql`greatest(progress, ${progress})` })
      .where('id', '=', id)
      .execute()
  }
}
