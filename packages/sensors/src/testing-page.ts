import { type CameraWatching, watchCamera } from './camera.ts'
import { watchClipboard } from './clipboard.ts'
import { watchDisplays } from './displays.ts'
import type { Observation } from './observation.ts'
import { watchPage } from './page.ts'
import { watchTrack } from './tracks.ts'

/** What the page of `in-browser.test.ts` keeps for the test to read. */
export interface Seen {
  readonly observations: Observation[]
  readonly watching: CameraWatching[]
  readonly stop: () => void
}

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
Object.assign(window, { seen: { observations: seen, watching, stop: stopAll } satisfies Seen })

function stopAll(): void {
  for (const stop of stops) stop()
}
