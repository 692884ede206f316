import type { Stream } from '@invigil/contract/policy.ts'

export type StreamState = 'off' | 'live' | 'muted' | 'ended'

/** Why a stream could not be had; each has a sentence in the messages that says what to do. */
export type StreamTrouble = 'denied' | 'not-found' | 'in-use' | 'not-supported' | 'not-whole-screen' | 'other'

export type Opened = { is: 'open'; track: MediaStreamTrack } | { is: 'failed'; trouble: StreamTrouble }

/**
 * What the candidate gave this page to see and hear. It is opened once, in the check-in, and kept until the exam is over:
 * the screen above all cannot be asked for again without a click.
 */
export class Streams {
  readonly #tracks = new Map<Stream, MediaStreamTrack>()
  readonly #listeners = new Set<() => void>()
  /** Grows with each `close`: who was still asked by then is let go of at once. */
  #closed = 0

  /** The track of a stream, while there is one. */
  track(stream: Stream): MediaStreamTrack | undefined {
    return this.#tracks.get(stream)
  }

  /** How a stream is just now. */
  state(stream: Stream): StreamState {
    const track = this.#tracks.get(stream)
    if (!track) return 'off'
    if (track.readyState === 'ended') return 'ended'
    return track.muted ? 'muted' : 'live'
  }

  /** Camera and microphone together, for whoever records or looks; empty when there is neither. */
  together(...streams: Stream[]): MediaStream {
    return new MediaStream(streams.flatMap((stream) => this.#tracks.get(stream) ?? []))
  }

  /** Asks the browser for a stream; the screen only works from within a click. Never throws. */
  async open(stream: Stream, deviceId?: string): Promise<Opened> {
    const closed = this.#closed
    try {
      const track = stream === 'screen' ? await openScreen() : await openDevice(stream, deviceId)
      if (!track) return { is: 'failed', trouble: 'not-found' }
      if (stream === 'screen' && !isWholeScreen(track)) {
        track.stop()
        return { is: 'failed', trouble: 'not-whole-screen' }
      }
      if (closed !== this.#closed) {
        track.stop()
        return { is: 'failed', trouble: 'other' }
      }
      this.#keep(stream, track)
      return { is: 'open', track }
    } catch (error) {
      return { is: 'failed', trouble: troubleIn(error) }
    }
  }

  /** Ends streams, or all, those as well that are being asked for: the camera's light goes out. */
  close(...streams: Stream[]): void {
    if (streams.length === 0) this.#closed += 1
    for (const stream of streams.length > 0 ? streams : [...this.#tracks.keys()]) {
      this.#tracks.get(stream)?.stop()
      this.#tracks.delete(stream)
    }
    this.#tell()
  }

  /** Calls when any stream's state changes; returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #keep(stream: Stream, track: MediaStreamTrack): void {
    this.#tracks.get(stream)?.stop()
    this.#tracks.set(stream, track)
    for (const change of ['ended', 'mute', 'unmute']) track.addEventListener(change, () => this.#tell())
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

async function openDevice(stream: 'camera' | 'microphone', deviceId: string | undefined) {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {}
  const wished =
    stream === 'camera'
      ? { video: { ...device, width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15 } } }
      : { audio: { ...device, echoCancellation: true, noiseSuppression: true } }
  const media = await navigator.mediaDevices.getUserMedia(wished)
  return media.getTracks()[0]
}

async function openScreen() {
  const media = await navigator.mediaDevices.getDisplayMedia({
    video: { displaySurface: 'monitor', frameRate: { ideal: 5 } },
    audio: false,
  })
  return media.getTracks()[0]
}

/** A browser that does not tell (Firefox) is believed. */
function isWholeScreen(track: MediaStreamTrack): boolean {
  const { displaySurface } = track.getSettings()
  return displaySurface === undefined || displaySurface === 'monitor'
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function troubleIn(error: unknown): StreamTrouble {
  if (!(error instanceof DOMException)) return error instanceof TypeError ? 'not-supported' : 'other'
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not-found'
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use'
    case 'NotSupportedError':
      return 'not-supported'
    default:
      return 'other'
  }
}
