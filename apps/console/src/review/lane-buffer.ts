import type { Run } from '@invigil/contract/media.ts'
import type { Piece } from './pieces.ts'

/** The part of a lane that a media element can play: pieces are put where they belong on one line of time. */
export interface LaneBuffer {
  /** Where an instant stands in the element, in seconds. */
  positionOf(at: number): number
  /** Whether pieces like this one can be put beside those that are in it: a buffer holds pictures, or sound, or both, for good. */
  takes(piece: Piece): boolean
  /** Whether there is something to show at an instant. */
  covers(at: number): boolean
  /** Whether the piece lies in the buffer. */
  has(piece: Piece): boolean
  /** Puts a piece, with the init of its run, where it belongs. Throws when the browser cannot play it. */
  put(piece: Piece, init: ArrayBuffer, chunk: ArrayBuffer): Promise<void>
  /** Lets go of what lies further from an instant than this many seconds. */
  trim(at: number, mostSeconds: number): Promise<void>
  stop(): void
}

/** Longer than any attempt: seeking is free within it before anything is loaded. */
const longSeconds = 7 * 24 * 3600

/** Browsers step over so much that is missing. */
const nearlySeconds = 0.1

declare global {
  /** What iPhones have instead of MediaSource. */
  var ManagedMediaSource: typeof MediaSource | undefined
}

/** A buffer behind a media element whose time 0 is the instant `origin`. Resolves once the browser has opened it. */
export async function aLaneBuffer(element: HTMLMediaElement, origin: number): Promise<LaneBuffer> {
  const Source = globalThis.MediaSource ?? globalThis.ManagedMediaSource
  if (!Source) throw new Error('this browser plays no recordings')
  const source = new Source()
  const url = URL.createObjectURL(source)
  element.disableRemotePlayback = true
  element.src = url
  await new Promise<void>((resolve) => source.addEventListener('sourceopen', () => resolve(), { once: true }))
  source.duration = longSeconds
  const filled: Filled = {
    source,
    origin,
    buffer: undefined,
    run: undefined,
    makeup: undefined,
    pieces: new Set(),
  }
  return {
    positionOf: (at) => (at - origin) / 1000,
    takes: ({ run }) => filled.makeup === undefined || filled.makeup === makeupOf(run),
    covers(at) {
      const position = (at - origin) / 1000
      const { buffered } = element
      return Array.from({ length: buffered.length }, (_, index) => index).some(
        (index) => buffered.start(index) - nearlySeconds <= position && position < buffered.end(index),
      )
    },
    has: (piece) => filled.pieces.has(nameOf(piece)),
    put: (piece, init, chunk) => put(filled, piece, init, chunk),
    trim: (at, mostSeconds) => trim(filled, (at - origin) / 1000, mostSeconds),
    stop() {
      element.removeAttribute('src')
      element.load()
      URL.revokeObjectURL(url)
    },
  }
}

interface Filled {
  source: MediaSource
  origin: number
  buffer: SourceBuffer | undefined
  /** The run whose init was put last. */
  run: string | undefined
  makeup: string | undefined
  pieces: Set<string>
}

async function put(filled: Filled, piece: Piece, init: ArrayBuffer, chunk: ArrayBuffer): Promise<void> {
  const { run } = piece
  filled.makeup ??= makeupOf(run)
  filled.buffer ??= filled.source.addSourceBuffer(run.type)
  const { buffer } = filled
  const name = `${run.trackId} ${run.configSeq}`
  if (filled.run !== name) {
    if (filled.run !== undefined) buffer.changeType(run.type)
    await append(buffer, init)
    filled.run = name
  }
  // What a MediaRecorder wrote has a time of its own; only where each piece begins is known.
  buffer.mode = run.zeroAt === null ? 'sequence' : 'segments'
  buffer.timestampOffset = ((run.zeroAt ?? piece.fromAt) - filled.origin) / 1000
  await append(buffer, chunk)
  filled.pieces.add(nameOf(piece))
}

async function trim(filled: Filled, position: number, mostSeconds: number): Promise<void> {
  const { buffer } = filled
  if (!buffer || buffer.buffered.length === 0) return
  const from = Math.max(0, position - mostSeconds)
  const to = position + mostSeconds
  const isOutside = [0, buffer.buffered.length - 1].some(
    (index) => buffer.buffered.start(index) < from - 30 || buffer.buffered.end(index) > to + 30,
  )
  if (!isOutside) return
  if (from > 0) await remove(buffer, 0, from)
  await remove(buffer, to, longSeconds)
  filled.pieces = new Set([...filled.pieces].filter((name) => isWithin(filled, name, from, to)))
}

/** A piece that is only partly gone counts as gone: it is put again. */
function isWithin({ origin }: Filled, name: string, from: number, to: number): boolean {
  const [, , fromAt, toAt] = name.split(' ')
  return (Number(fromAt) - origin) / 1000 >= from && (Number(toAt) - origin) / 1000 <= to
}

function makeupOf({ form, type }: Run): string {
  return form === 'fragments' ? type : form
}

function nameOf({ run, fromSeq, fromAt, toAt }: Piece): string {
  return `${run.trackId} ${fromSeq} ${fromAt} ${toAt}`
}

async function append(buffer: SourceBuffer, bytes: ArrayBuffer): Promise<void> {
  const done = settled(buffer)
  buffer.appendBuffer(bytes)
  await done
}

async function remove(buffer: SourceBuffer, from: number, to: number): Promise<void> {
  const done = settled(buffer)
  buffer.remove(from, to)
  await done
}

function settled(buffer: SourceBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController()
    const hear = (name: string, then: () => void) =>
      buffer.addEventListener(
        name,
        () => {
          stop.abort()
          then()
        },
        { signal: stop.signal },
      )
    hear('updateend', resolve)
    hear('error', () => reject(new Error('not playable')))
  })
}
