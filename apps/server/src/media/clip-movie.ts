import type { KeyObject } from 'node:crypto'
import { type Frame, unpackSound } from '@invigil/contract/frame.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { instantOf } from './chunk.ts'
import type { PartWriter } from './clip-parts.ts'
import { framesOf } from './key-frames.ts'
import { pictureTimescale, type SeparateFrames, sampleEntry, soundTimescale } from './mp4-init.ts'
import { type MovieTrack, movieHead } from './mp4-movie.ts'
import type { IndexedPiece } from './pieces.ts'
import type { PlacedPiece } from './playlist.ts'

/** What becomes one movie: pictures of one make, and the sounds of the same time. Instants in milliseconds since the epoch. */
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
  const growing = tracks.flatMap((pieces) => {
    const config = pieces[0]?.config
    return config && isSeparate(config) ? [{ config, track: emptyTrack(config) }] : []
  })
  const inOrder = tracks
    .flatMap((pieces, index) => pieces.map((piece) => ({ piece, to: growing[index] })))
    .sort((a, b) => a.piece.fromAt - b.piece.fromAt)
  let offset = 0
  for (const { piece, to } of inOrder) {
    if (to && isSeparate(piece.config)) {
      const frames = await framesOf(app, key, piece)
      const samples = samplesOf(piece.config, frames, { fromAt, toAt })
      offset += await addSamples(to.track, samples, { offset, data })
      to.track.endAt = Math.max(to.track.endAt, ticks(to.track, Math.min(toAt, piece.endAt) - fromAt))
    }
    await onPiece()
  }
  const filled = growing.map(({ track }) => track).filter(({ samples }) => samples.length > 0)
  const lastsMs = Math.max(1, ...filled.map(({ endAt, timescale }) => Math.round((endAt * 1000) / timescale)))
  return movieHead(filled, lastsMs, offset)
}

export function isSeparate(config: TrackConfig): config is SeparateFrames {
  return config.form === 'pictures' || config.form === 'sound'
}

function emptyTrack(config: SeparateFrames): MovieTrack {
  const isSound = config.form === 'sound'
  const size = isSound ? { width: 0, height: 0 } : { width: config.width, height: config.height }
  const timescale = isSound ? soundTimescale : pictureTimescale
  return { isSound, timescale, ...size, entry: sampleEntry(config), samples: [], chunks: [], endAt: 0 }
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
  { offset, data }: { offset: number; data: PartWriter },
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
    track.samples.push({ at: place, size: bytes.length, isKey })
    await data.add(bytes)
    size += bytes.length
    count += 1
  }
  if (count > 0) track.chunks.push({ offset, samples: count })
  return size
}

function ticks({ timescale }: MovieTrack, ms: number): number {
  return Math.round((ms * timescale) / 1000)
}
