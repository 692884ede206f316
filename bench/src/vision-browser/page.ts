import { watchCamera } from '@invigil/sensors/camera.ts'
import { frameSource } from '@invigil/sensors/frame-source.ts'
import { pageMark } from './main-thread.ts'

/** What the page has seen and done, for the bench to read. */
export interface Watched {
  /** Whether everything that is to be loaded is there. */
  isReady: boolean
  /** How often each kind of observation was made, or each answer of human. */
  readonly counts: Record<string, number>
  /** Milliseconds of each task of the main thread that took more than 50. */
  readonly longTasks: number[]
}

const watched: Watched = { isReady: false, counts: {}, longTasks: [] }
const count = (what: string) => {
  watched.counts[what] = (watched.counts[what] ?? 0) + 1
}
new PerformanceObserver((list) => {
  watched.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))
}).observe({ type: 'longtask', buffered: true })
Object.assign(window, { watched })
performance.mark(pageMark)

const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
const video = document.createElement('video')
video.muted = true
video.srcObject = stream
document.body.append(video)
await video.play()
start(new URLSearchParams(location.search).get('with') ?? 'preview')

function start(looker: string): void {
  switch (looker) {
    case 'light':
      startOurs([])
      break
    case 'all':
      startOurs(['identity', 'liveness', 'things'])
      break
    case 'human':
      startHuman()
      break
    default:
      watched.isReady = true
  }
}

/** With a share so large that nothing is ever left out: what all of it costs is to be measured, on a busy machine as well. */
function startOurs(looks: readonly ('identity' | 'liveness' | 'things')[]): void {
  const reference = fetch('/reference.jpg').then((answer) => answer.blob())
  const onWatching = (
    watching: Parameters<NonNullable<Parameters<typeof watchCamera>[1]['onWatching']>>[0],
  ) => {
    watched.isReady = watching.is === 'watching' && watching.looks.length === looks.length + 1
  }
  watchCamera(stream, { looks, share: 100, reference, onWatching }, ({ of }) => count(of))
}

/** Two frames a second to human's worker; none while it is at work. */
function startHuman(): void {
  const frames = frameSource(stream)
  const worker = new Worker(new URL('./human-worker.ts', import.meta.url), { type: 'module' })
  let isBusy = true
  worker.addEventListener('message', ({ data }: MessageEvent<string[]>) => {
    isBusy = false
    watched.isReady = true
    for (const what of data) count(what)
  })
  setInterval(async () => {
    if (isBusy) return
    isBusy = true
    const frame = await frames.grab()
    if (!frame) {
      isBusy = false
      return
    }
    const bitmap = await createImageBitmap(frame)
    frame.close()
    worker.postMessage(bitmap, [bitmap])
  }, 500)
}
