import type { CameraObservation } from './observation.ts'

const repeatEveryMs = 30_000
const lookEveryMs = 2000

/** What is asked of a camera's track, so that a test can offer another. */
export type WatchedTrack = Pick<
  MediaStreamTrack,
  'label' | 'getSettings' | 'addEventListener' | 'removeEventListener'
>

/**
 * Reports which device a camera's pictures come from: at once, when device, name or resolution change, and every thirty
 * seconds. The device's id leaves the browser as a hash only. Answers what stops it.
 */
export function watchCameraDevice(
  track: WatchedTrack,
  onObservation: (observation: CameraObservation) => void,
): () => void {
  let isStopped = false
  let last: CameraObservation | undefined
  let looks = 0
  let latest = 0

  async function look() {
    looks += 1
    const number = looks
    const seen = await observed(track).catch(() => undefined)
    // Hashes end in any order: what was seen before the latest would look like a change back.
    if (!seen || isStopped || number < latest) return
    latest = number
    if (last && seen.at - last.at < repeatEveryMs && isSameDevice(seen, last)) return
    last = seen
    onObservation(seen)
  }

  // Few browsers say that settings changed; the others must be asked.
  const timer = setInterval(look, lookEveryMs)
  track.addEventListener('configurationchange', look)
  look()
  return () => {
    isStopped = true
    clearInterval(timer)
    track.removeEventListener('configurationchange', look)
  }
}

async function observed(track: WatchedTrack): Promise<CameraObservation> {
  const { deviceId = '', width, height, frameRate } = track.getSettings()
  return {
    of: 'camera',
    at: Date.now(),
    label: track.label.slice(0, 200),
    device: await hashed(deviceId),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(frameRate === undefined ? {} : { framesPerSecond: frameRate }),
  }
}

function isSameDevice(one: CameraObservation, other: CameraObservation): boolean {
  return (
    one.device === other.device &&
    one.label === other.label &&
    one.width === other.width &&
    one.height === other.height
  )
}

async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
