import type { DeviceCheck } from '@invigil/contract/checkin.ts'
import type { Streams, StreamTrouble } from '../streams/streams.ts'

type Line = DeviceCheck

/** Looks whether an opened camera really shows something: a black or frozen picture is a covered or broken one. */
export async function checkCamera(streams: Streams): Promise<Line> {
  const track = streams.track('camera')
  if (!track) return failed('camera', 'not-found')
  const { width = 0, height = 0 } = track.getSettings()
  const luma = await meanLuma(track)
  const detail = { label: track.label.slice(0, 200), width, height, luma: Math.round(luma ?? -1) }
  if (track.readyState === 'ended') return { check: 'camera', state: 'failed', code: 'ended', detail }
  if (luma !== undefined && luma < 12) return { check: 'camera', state: 'warning', code: 'dark', detail }
  if (height > 0 && height < 240) return { check: 'camera', state: 'warning', code: 'small', detail }
  return { check: 'camera', state: 'good', code: 'works', detail }
}

/** Listens until the microphone gives any sound at all, for two seconds: digital silence means it is switched off. */
export async function checkMicrophone(streams: Streams): Promise<Line> {
  const track = streams.track('microphone')
  if (!track) return failed('microphone', 'not-found')
  const level = await loudest(track, 2)
  const detail = { label: track.label.slice(0, 200), level: Math.round(level * 1_000) / 1_000 }
  if (track.readyState === 'ended') return { check: 'microphone', state: 'failed', code: 'ended', detail }
  if (level < audible) return { check: 'microphone', state: 'warning', code: 'silent', detail }
  return { check: 'microphone', state: 'good', code: 'works', detail }
}

/** That the whole screen is shared, and how large it is. */
export function checkScreen(streams: Streams): Line {
  const track = streams.track('screen')
  if (!track) return failed('screen', 'not-found')
  const { width = 0, height = 0, displaySurface = 'unknown' } = track.getSettings()
  return { check: 'screen', state: 'good', code: 'works', detail: { width, height, displaySurface } }
}

/** A second display is told; where the browser cannot say, that is said. */
export function checkDisplays(): Line {
  const { isExtended } = window.screen as Screen & { isExtended?: boolean }
  if (isExtended === undefined) return { check: 'displays', state: 'good', code: 'unknown', detail: {} }
  if (isExtended) return { check: 'displays', state: 'warning', code: 'extended', detail: { extended: true } }
  return { check: 'displays', state: 'good', code: 'one', detail: { extended: false } }
}

/** What the exam leans on; without a secure page there is no camera at all. */
export function checkBrowser(): Line {
  const detail = {
    secure: window.isSecureContext,
    encodes: 'VideoEncoder' in window,
    keeps: 'indexedDB' in window,
    workers: 'Worker' in window,
  }
  if (!detail.secure) return { check: 'browser', state: 'failed', code: 'not-secure', detail }
  if (!detail.encodes) return { check: 'browser', state: 'warning', code: 'older', detail }
  return { check: 'browser', state: 'good', code: 'works', detail }
}

/** Five small requests tell the way to the server and how far this machine's clock is off, in milliseconds. */
export async function checkNetwork(
  ask: () => Promise<{ now: string }>,
): Promise<{ network: Line; clock: Line }> {
  const tries: { ms: number; offset: number }[] = []
  for (let round = 0; round < 5; round++) {
    const before = performance.now()
    const { now } = await ask()
    const ms = performance.now() - before
    tries.push({ ms, offset: Date.parse(now) + ms / 2 - Date.now() })
  }
  tries.sort((a, b) => a.ms - b.ms)
  const [best] = tries
  const ms = Math.round(best?.ms ?? 0)
  const offset = Math.round(best?.offset ?? 0)
  return {
    network: {
      check: 'network',
      state: ms > 800 ? 'warning' : 'good',
      code: ms > 800 ? 'slow' : 'works',
      detail: { ms },
    },
    clock: {
      check: 'clock',
      state: Math.abs(offset) > 60_000 ? 'warning' : 'good',
      code: Math.abs(offset) > 60_000 ? 'off' : 'works',
      detail: { seconds: Math.round(offset / 1_000) },
    },
  }
}

/** What a stream that could not be opened becomes in the report. */
export function failed(check: 'camera' | 'microphone' | 'screen', trouble: StreamTrouble): Line {
  return { check, state: 'failed', code: trouble, detail: {} }
}

async function meanLuma(track: MediaStreamTrack): Promise<number | undefined> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  try {
    await video.play()
    // The first pictures of many cameras are black.
    await new Promise((resolve) => setTimeout(resolve, 700))
    const canvas = new OffscreenCanvas(32, 24)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return undefined
    context.drawImage(video, 0, 0, 32, 24)
    const { data } = context.getImageData(0, 0, 32, 24)
    let sum = 0
    for (let at = 0; at < data.length; at += 4) {
      sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    }
    return sum / (data.length / 4)
  } catch {
    return undefined
  } finally {
    video.srcObject = null
  }
}

/** The smallest level that is not the silence of a microphone that is switched off. */
const audible = 0.000_5

/** How loud the first sound is, or the loudest of so many seconds without any. */
async function loudest(track: MediaStreamTrack, seconds: number): Promise<number> {
  const context = new AudioContext()
  try {
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let most = 0
    const endsAt = performance.now() + 5_000 * seconds
    // On a busy machine sound begins late: silence counts from there.
    while (most < audible && context.currentTime < seconds && performance.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      analyser.getFloatTimeDomainData(samples)
      for (const sample of samples) most = Math.max(most, Math.abs(sample))
    }
    return most
  } finally {
    await context.close()
  }
}
