import { encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { NumberedConfig } from './chunk.ts'
import { SinceKey } from './since-key.ts'

/** Sends a whole frame to a viewer; false says it is not keeping up, and the frame was not taken. */
export type SendFrame = (frame: Uint8Array) => boolean

/** `keys`: key frames only, which is enough for a small picture of a screen and a fraction of the bytes. */
export type Quality = 'all' | 'keys'

interface Viewer {
  send: SendFrame
  quality: Quality
  /** Left out until the next key frame: a delta without what came before shows nothing but noise. */
  waitsForKey: boolean
}

/** Hears that somebody begins to watch a track, or waits for its next key frame; so a recorder can be asked for one. */
export type HearWatched = (kind: TrackKind, attemptId: AttemptId) => void

/** Hears every frame of one kind of track, whosever it is, and when such a track ends. */
export type HearTrack = (attemptId: AttemptId, heard: Frame | 'ended') => void

interface LiveTrack {
  config: Uint8Array | undefined
  /** The frames since the last key frame, for those who join between two. */
  sinceKey: SinceKey
  /** When that came, by the track's own time line, in microseconds. */
  keyTs: number
  viewers: Set<Viewer>
}

/** Who watches by key frames sees a new one at least this often, in microseconds of the track's time line. */
const keysEvery = 10e6
/** Beyond this a viewer waits for the next key frame instead of getting what came since the last one. */
const mostSinceKey = 400

/** Hands frames on to those who watch, as they come and before they are durable. */
export class LiveTracks {
  readonly #tracks = new Map<AttemptId, Map<TrackKind, LiveTrack>>()
  readonly #taps = new Map<TrackKind, Set<HearTrack>>()
  readonly #hearWatched = new Set<HearWatched>()

  /** Hears all tracks of a kind, those of the future too; returns what ends it. It must take no time and never throw. */
  tap(kind: TrackKind, hear: HearTrack): () => void {
    const taps = this.#taps.get(kind) ?? new Set()
    this.#taps.set(kind, taps.add(hear))
    return () => taps.delete(hear)
  }

  /** Calls each time somebody begins to watch a track and has not its newest picture; returns what ends it. It must not throw. */
  onWatched(hear: HearWatched): () => void {
    this.#hearWatched.add(hear)
    return () => this.#hearWatched.delete(hear)
  }

  /** Watches a track from its last key frame on, whether or not it is there yet; returns what ends it. */
  watch(attemptId: AttemptId, kind: TrackKind, send: SendFrame, quality: Quality = 'all'): () => void {
    const track = this.#track(attemptId, kind)
    const viewer: Viewer = { send, quality, waitsForKey: true }
    track.viewers.add(viewer)
    if (track.config) send(track.config)
    const since = track.sinceKey.first(quality === 'keys' ? 1 : mostSinceKey)
    if (since.length > 0) viewer.waitsForKey = !since.every((frame) => send(frame))
    // Who has the key and all that came after it needs no other; who sees keys only may look at an old one.
    const isUpToDate = !viewer.waitsForKey && since.length === track.sinceKey.count
    if (!isUpToDate) for (const hear of this.#hearWatched) hear(kind, attemptId)
    return () => {
      track.viewers.delete(viewer)
      this.#forget(attemptId, kind)
    }
  }

  /** A recorder begins, perhaps in the middle of a track whose config came long ago. */
  begin(attemptId: AttemptId, kind: TrackKind, config: NumberedConfig | undefined): void {
    if (!config) return
    const payload = new TextEncoder().encode(JSON.stringify(config.config))
    const { ts } = config.config.anchor
    const frame: Frame = { kind: 'config', isKey: false, track: kind, seq: config.seq, ts, payload }
    this.show(attemptId, frame, encodeFrame(frame))
  }

  /** Shows a frame to everybody who keeps up. */
  show(attemptId: AttemptId, frame: Frame, bytes: Uint8Array): void {
    const track = this.#track(attemptId, frame.track)
    if (frame.kind === 'config') {
      track.config = bytes
      track.sinceKey.clear()
    } else keepSinceKey(track.sinceKey, frame, bytes)
    if (frame.kind === 'config' || frame.isKey) track.keyTs = frame.ts
    if (track.viewers.size > 0) {
      for (const viewer of track.viewers) showTo(viewer, frame, bytes)
      this.#wishForKeys(attemptId, track, frame)
    }
    for (const hear of this.#taps.get(frame.track) ?? []) hear(attemptId, frame)
  }

  /** The recorder is gone: who joins now gets nothing until another begins. */
  end(attemptId: AttemptId, kind: TrackKind): void {
    const track = this.#track(attemptId, kind)
    track.config = undefined
    track.sinceKey = new SinceKey()
    this.#forget(attemptId, kind)
    for (const hear of this.#taps.get(kind) ?? []) hear(attemptId, 'ended')
  }

  /** Encoders make key frames of a still screen once in a minute or less. */
  #wishForKeys(attemptId: AttemptId, track: LiveTrack, { kind, isKey, track: of, ts }: Frame): void {
    const isDue = kind === 'media' && !isKey && ts - track.keyTs >= keysEvery
    if (!isDue || ![...track.viewers].some(({ quality }) => quality === 'keys')) return
    for (const hear of this.#hearWatched) hear(of, attemptId)
  }

  #track(attemptId: AttemptId, kind: TrackKind): LiveTrack {
    const known = this.#tracks.get(attemptId)?.get(kind)
    if (known) return known
    const track: LiveTrack = { config: undefined, sinceKey: new SinceKey(), keyTs: 0, viewers: new Set() }
    const tracks = this.#tracks.get(attemptId) ?? new Map<TrackKind, LiveTrack>()
    this.#tracks.set(attemptId, tracks.set(kind, track))
    return track
  }

  #forget(attemptId: AttemptId, kind: TrackKind): void {
    const tracks = this.#tracks.get(attemptId)
    const track = tracks?.get(kind)
    if (!tracks || !track || track.viewers.size > 0 || track.config) return
    tracks.delete(kind)
    if (tracks.size === 0) this.#tracks.delete(attemptId)
  }
}

/** A delta is of use only behind the key frame it builds upon, and all that came between. */
function keepSinceKey(sinceKey: SinceKey, { isKey }: Frame, bytes: Uint8Array): void {
  const goesOn = !isKey && sinceKey.count > 0 && sinceKey.count < mostSinceKey
  if (!goesOn) sinceKey.clear()
  if (goesOn || isKey) sinceKey.add(bytes)
}

function showTo(viewer: Viewer, frame: Frame, bytes: Uint8Array): void {
  if (frame.kind === 'config' || frame.kind === 'mark') {
    if (frame.kind === 'config') viewer.waitsForKey = true
    viewer.send(bytes)
    return
  }
  if (!frame.isKey && (viewer.waitsForKey || (viewer.quality === 'keys' && frame.kind === 'media'))) return
  viewer.waitsForKey = !viewer.send(bytes)
}
