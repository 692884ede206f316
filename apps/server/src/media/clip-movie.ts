import type { KeyObject } from 'node:crypto'
import { type Frame, unpackSound } from '@invigil/contract/frame.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { instantOf } from './chunk.ts'
import type { PartWriter } from './clip-parts.ts'
import { framesOf } from './key-frames.ts'
import { u32 } from './mp4-box.ts'
import { pictureTimescale, type SeparateFrames, sampleEntry, soundTimescale } from './mp4-init.ts'
import { type MovieTrack, movieHead } from './mp4-movie.ts'
import type { IndexedPiece } from './pieces.ts'
import type { PlacedPiece } from './playlist.ts'
import { parametersIn } from './webrtc/split-h264.ts'

/** What becomes one movie: pictures of one codec, and the sounds of the same time. Instants in milliseconds since the epoch. */
export interface MoviePlan {
  fromAt: number
  toAt: number
  /** Each list becomes one track. */
  tracks: PlacedPiece<IndexedPiece>[][]
}

/** Opus decoders settle within this; so much before the cut is kept, in milliseconds (RFC 7845, 4.6). */
const soundPrerollMs = 80

/** Writes the media data of a movie piece by piece; answers what stands before it. Nothing is decoded or encoded. */
export async function writeMovie(
  app: App,
  key: KeyObject,
  { fromAt, toAt, tracks }: MoviePlan,
  { data, onPiece }: { data: PartWriter; onPiece: () => Promise<void> },
): Promise<Buffer> {
  const growing = tracks.map((pieces) => emptyTrack(pieces.map(({ config }) => config).filter(isSeparate)))
  const inOrder = tracks
    .flatMap((pieces, index) => pieces.map((piece) => ({ piece, to: growing[index] })))
    .sort((a, b) => a.piece.fromAt - b.piece.fromAt)
  let offset = 0
  for (const { piece, to } of inOrder) {
    if (to && isSeparate(piece.config)) {
      const frames = await framesOf(app, key, piece)
      const samples = samplesOf(piece.config, frames, { fromAt, toAt })
      const entry = entryOf(to, piece.config)
      offset += await addSamples(to, samples, { offset, data, entry, before: parametersOf(to, piece.config) })
      to.endAt = Math.max(to.endAt, ticks(to, Math.min(toAt, piece.endAt) - fromAt))
    }
    await onPiece()
  }
  const filled = growing.filter(({ samples }) => samples.length > 0)
  const lastsMs = Math.max(1, ...filled.map(({ endAt, timescale }) => Math.round((endAt * 1000) / timescale)))
  return movieHead(filled, lastsMs, offset)
}

function isSeparate(config: TrackConfig): config is SeparateFrames {
  return config.form === 'pictures' || config.form === 'sound'
}

/** Pieces that make one track of a movie each: pictures of one codec, whatever their size, and sounds that one decoder takes. */
export function tracksIn(placed: readonly PlacedPiece<IndexedPiece>[]): PlacedPiece<IndexedPiece>[][] {
  const separate = placed.filter(({ config }) => isSeparate(config))
  const groups = Map.groupBy(separate, ({ config, kind }) => {
    if (config.form === 'pictures') return `${kind} ${config.codec.split('.')[0]}`
    return isSeparate(config) ? `${kind} ${sampleEntry(config).toString('base64')}` : ''
  })
  return [...groups.values()]
}

/** A track for pieces of these makes, as large as the largest. */
function emptyTrack(configs: readonly SeparateFrames[]): MovieTrack {
  const isSound = configs[0]?.form === 'sound'
  const pictures = configs.filter((config) => config.form === 'pictures')
  const entries = new Map(
    configs.map((config) => [sampleEntry(config).toString('base64'), sampleEntry(config)]),
  )
  return {
    ...{ isSound, timescale: isSound ? soundTimescale : pictureTimescale },
    width: Math.max(0, ...pictures.map(({ width }) => width)),
    height: Math.max(0, ...pictures.map(({ height }) => height)),
    ...{ entries: [...entries.values()], samples: [], chunks: [], endAt: 0 },
  }
}

function entryOf({ entries }: MovieTrack, config: SeparateFrames): number {
  return entries.findIndex((entry) => entry.equals(sampleEntry(config)))
}

/**
 * What goes before a key frame. Not every player reads a second sample entry: where there are several, the parameters of H.264
 * stand before each key frame, too.
 */
function parametersOf({ entries }: MovieTrack, config: SeparateFrames): Uint8Array | undefined {
  if (entries.length < 2 || config.form !== 'pictures' || !config.codec.startsWith('avc1')) return undefined
  const units = parametersIn(Buffer.from(config.description ?? '', 'base64'))
  return Buffer.concat(units.flatMap((unit) => [u32(unit.length), unit]))
}

/** A picture or a packet of sound, and when it begins, in milliseconds since the movie's beginning. */
interface Sample {
  at: number
  isKey: boolean
  bytes: Uint8Array
}

function samplesOf(
  config: SeparateFrames,
  frames: readonly Frame[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Sample[] {
  const media = frames.filter(({ kind }) => kind === 'media')
  const all = media.flatMap((frame) => {
    const at = instantOf(config.anchor, frame.ts) - fromAt
    if (config.form === 'pictures') return [{ at, isKey: frame.isKey, bytes: frame.payload }]
    return packetsOf(frame, at)
  })
  const lasting = all.filter(({ at }) => at < toAt - fromAt)
  if (config.form === 'sound') return lasting.filter(({ at }) => at >= -soundPrerollMs)
  const firstNeeded = lasting.findLastIndex(({ at, isKey }) => isKey && at <= 0)
  return lasting.slice(Math.max(0, firstNeeded))
}

function packetsOf(frame: Frame, at: number): Sample[] {
  let into = 0
  return unpackSound(frame.payload).map(({ samples, data }) => {
    const sample = { at: at + (into * 1000) / soundTimescale, isKey: true, bytes: data }
    into += samples
    return sample
  })
}

async function addSamples(
  track: MovieTrack,
  samples: readonly Sample[],
  {
    offset,
    data,
    entry,
    before,
  }: { offset: number; data: PartWriter; entry: number; before: Uint8Array | undefined },
): Promise<number> {
  let size = 0
  let count = 0
  let waitsForKey = false
  for (const { at, isKey, bytes } of samples) {
    const place = ticks(track, at)
    const isOver = place <= (track.samples.at(-1)?.at ?? Number.NEGATIVE_INFINITY)
    // A recorder that began anew may overlap the end of the one before; without its key frame the rest shows nothing.
    waitsForKey = isOver || (waitsForKey && !isKey)
    if (waitsForKey) continue
    const whole = isKey && before ? Buffer.concat([before, bytes]) : bytes
    track.samples.push({ at: place, size: whole.length, isKey })
    await data.add(whole)
    size += whole.length
    count += 1
  }
  if (count > 0) track.chunks.push({ offset, samples: count, entry })
  return size
}

function ticks({ timescale }: MovieTrack, ms: number): number {
  return Math.round((ms * timescale) / 1000)
}
