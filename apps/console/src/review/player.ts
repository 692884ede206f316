import type HlsPlayer from 'hls.js'
import type { Fragment } from 'hls.js'

/** A recording on a video element. Instants are milliseconds since the epoch by the server's clock. */
export interface Playing {
  /** Shows the moment, or the first one after it when nothing is recorded then. */
  seekTo(instant: number): void
  /** 0.5 to 8; the browser mutes the sound of the fastest by itself. */
  setRate(rate: number): void
  /** Hears the instant shown, several times a second while it plays; returns what ends it. */
  onTime(hear: (instant: number) => void): () => void
  stop(): void
}

export interface PlayerOptions {
  /** A playlist of the microphone, played beside the pictures and kept in step. */
  soundUrl?: string
  /** Where to begin; at the first picture otherwise. */
  at?: number
  onError?: (detail: string) => void
}

/** Plays an HLS recording, also while it is still being made. The player itself is loaded at the first use. */
export function playRecording(
  video: HTMLVideoElement,
  playlistUrl: string,
  options: PlayerOptions = {},
): Playing {
  const pictures = aLane(video, playlistUrl, options)
  const sound = options.soundUrl
    ? aLane(document.createElement('audio'), options.soundUrl, options)
    : undefined
  const unlink = sound ? keepInStep(pictures, sound) : () => undefined
  if (options.at !== undefined) seek(pictures, options.at)
  return {
    seekTo: (instant) => seek(pictures, instant),
    setRate(rate) {
      video.playbackRate = rate
    },
    onTime(hear) {
      const tell = () => {
        const instant = instantOf(pictures)
        if (instant !== undefined) hear(instant)
      }
      video.addEventListener('timeupdate', tell)
      video.addEventListener('seeked', tell)
      return () => {
        video.removeEventListener('timeupdate', tell)
        video.removeEventListener('seeked', tell)
      }
    },
    stop() {
      unlink()
      stopLane(pictures)
      if (sound) stopLane(sound)
    },
  }
}

/** One element and its playlist. */
interface Lane {
  element: HTMLMediaElement
  player: HlsPlayer | undefined
  fragments: Fragment[]
  /** A seek that waits for the playlist. */
  wanted: number | undefined
  isStopped: boolean
}

function aLane(element: HTMLMediaElement, url: string, options: PlayerOptions): Lane {
  const lane: Lane = { element, player: undefined, fragments: [], wanted: undefined, isStopped: false }
  void load(lane, url, options)
  return lane
}

async function load(lane: Lane, url: string, { onError }: PlayerOptions): Promise<void> {
  const { default: Hls } = await import('hls.js')
  if (lane.isStopped) return
  // The fragments are MP4 already: there is nothing for a worker to do.
  const player = new Hls({ enableWorker: false, startPosition: 0, backBufferLength: 60, maxBufferLength: 20 })
  lane.player = player
  player.on(Hls.Events.LEVEL_UPDATED, (_event, { details }) => {
    lane.fragments = details.fragments
    if (lane.wanted !== undefined) seek(lane, lane.wanted)
  })
  player.on(Hls.Events.ERROR, (_event, { fatal, type, details }) => {
    if (!fatal) return
    if (type === Hls.ErrorTypes.MEDIA_ERROR) player.recoverMediaError()
    else onError?.(details)
  })
  player.loadSource(url)
  player.attachMedia(lane.element)
}

function seek(lane: Lane, instant: number): void {
  const fragment =
    lane.fragments.find((candidate) => instant < startOf(candidate) + candidate.duration * 1000) ??
    lane.fragments.at(-1)
  if (!fragment) {
    lane.wanted = instant
    return
  }
  lane.wanted = undefined
  const into = Math.min(Math.max(0, (instant - startOf(fragment)) / 1000), fragment.duration)
  lane.element.currentTime = fragment.start + into
}

function instantOf({ element, fragments }: Lane): number | undefined {
  const at = element.currentTime
  const fragment = fragments.findLast(({ start }) => start <= at) ?? fragments[0]
  return fragment && startOf(fragment) + (at - fragment.start) * 1000
}

function startOf({ programDateTime }: Fragment): number {
  return programDateTime ?? 0
}

/** Farther apart than this is heard, in milliseconds. */
const mostApart = 250

/** Sound follows the pictures: it plays, stops, hurries and jumps as they do, and is silent where nothing is recorded. */
function keepInStep(pictures: Lane, sound: Lane): () => void {
  const follow = () => {
    const wanted = instantOf(pictures)
    const { element } = sound
    if (wanted === undefined || sound.fragments.length === 0) return
    const isThere = sound.fragments.some(
      (fragment) => wanted >= startOf(fragment) && wanted < startOf(fragment) + fragment.duration * 1000,
    )
    element.playbackRate = pictures.element.playbackRate
    element.volume = pictures.element.volume
    element.muted = pictures.element.muted
    if (!isThere || pictures.element.paused) {
      element.pause()
      return
    }
    const apart = Math.abs((instantOf(sound) ?? 0) - wanted)
    if (apart > mostApart * Math.max(1, element.playbackRate)) seek(sound, wanted)
    if (element.paused) void element.play().catch(() => undefined)
  }
  const events = ['timeupdate', 'seeked', 'play', 'pause', 'ratechange', 'volumechange'] as const
  for (const name of events) pictures.element.addEventListener(name, follow)
  return () => {
    for (const name of events) pictures.element.removeEventListener(name, follow)
  }
}

function stopLane(lane: Lane): void {
  lane.isStopped = true
  lane.element.pause()
  lane.player?.destroy()
}
