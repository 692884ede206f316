import { type CameraWatching, watchCamera } from './camera.ts'
import { watchClipboard } from './clipboard.ts'
import { watchDisplays } from './displays.ts'
import { frameSource } from './frame-source.ts'
import type { Observation } from './observation.ts'
import { watchPage } from './page.ts'
import { watchTrack } from './tracks.ts'

/** What the page of `in-browser.test.ts` keeps for the test to read. */
export interface Seen {
  readonly observations: Observation[]
  readonly watching: CameraWatching[]
  readonly stop: () => void
}

/** What the page's camera shows just now: red, green, blue and one more, pixel by pixel. */
export type ShownFrame = () => Promise<{ width: number; height: number; data: number[] }>

const heavyLooks = ['identity', 'liveness', 'things'] as const
const seen: Observation[] = []
const watching: CameraWatching[] = []
const remember = (observation: Observation) => seen.push(observation)

const address = new URLSearchParams(location.search)
const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
const stops = [
  watchCamera(
    stream,
    {
      modelsUrl: address.get('models') ?? '/models/',
      looks: address.getAll('look').flatMap((name) => heavyLooks.filter((one) => one === name)),
      share: Number(address.get('share') ?? 0.25),
      reference: fetch('/reference.jpg').then((answer) => answer.blob()),
      onWatching: (news) => watching.push(news),
    },
    remember,
  ),
  watchPage(remember),
  watchClipboard(remember),
  watchDisplays(remember),
  ...stream.getVideoTracks().map((track) => watchTrack(track, 'camera', remember)),
]
Object.assign(window, { seen: { observations: seen, watching, stop: stopAll } satisfies Seen, shownFrame })

async function shownFrame(): ReturnType<ShownFrame> {
  const frames = frameSource(stream.clone())
  const frame = await frames.grab()
  if (!frame) throw new Error('the camera gives no frame')
  const { width, height } = stream.getVideoTracks()[0]?.getSettings() ?? {}
  const context = new OffscreenCanvas(width ?? 0, height ?? 0).getContext('2d')
  context?.drawImage(frame, 0, 0)
  const pixels = context?.getImageData(0, 0, width ?? 0, height ?? 0)
  frame.close()
  frames.stop()
  return { width: width ?? 0, height: height ?? 0, data: [...(pixels?.data ?? [])] }
}

function stopAll(): void {
  for (const stop of stops) stop()
}
