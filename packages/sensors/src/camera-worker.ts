import { deliveredFiles } from '@invigil/models/files.ts'
import type { FromCameraWorker, ToCameraWorker } from './camera-messages.ts'
import { type CameraState, lookAtFrame } from './camera-pipeline.ts'
import { type CanvasFrame, createCutter } from './canvas-view.ts'
import { afterFrame, intervalOf, type Pace } from './pace.ts'
import { loadNetworks, type Networks } from './runtime.ts'
import { webRuntime } from './runtime-web.ts'

// The module of a dedicated worker, which camera.ts starts. TypeScript's library has no name for its scope beside the page's.
const page = self as unknown as { postMessage: (message: FromCameraWorker) => void }

let networks: Networks | undefined
let state: CameraState = {}
let pace: Pace = { wishedPerSecond: 2, cost: 0 }
const cut = createCutter()

self.addEventListener('message', ({ data }: MessageEvent<ToCameraWorker>) => {
  switch (data.say) {
    case 'start':
      pace = { ...pace, wishedPerSecond: data.framesPerSecond }
      void load(data.modelsUrl)
      return tell({ say: 'next' })
    case 'frame':
      return void look(data.frame, data.at)
    case 'no-frame':
      return askAfter(intervalOf(pace))
  }
})

/** Until the networks are there, and where they never come, pictures are judged without them. */
async function load(modelsUrl: string): Promise<void> {
  const before = performance.now()
  try {
    networks = await loadNetworks(await webRuntime(modelsUrl, progress()))
    pace = { ...pace, cost: 0 }
    tell({ say: 'ready', milliseconds: performance.now() - before })
  } catch (error) {
    tell({ say: 'unavailable', reason: String(error) })
  }
}

function progress(): (name: string) => void {
  const all = deliveredFiles.reduce((sum, file) => sum + file.bytes, 0)
  const loaded = new Set<string>()
  return (name) => {
    if (loaded.has(name)) return
    loaded.add(name)
    const bytes = deliveredFiles.reduce((sum, file) => sum + (loaded.has(file.name) ? file.bytes : 0), 0)
    tell({ say: 'loading', share: bytes / all })
  }
}

async function look(frame: CanvasFrame, at: number): Promise<void> {
  const before = performance.now()
  try {
    const seen = await lookAtFrame(networks, cut(frame), at, state)
    state = seen.state
    const milliseconds = performance.now() - before
    pace = afterFrame(pace, milliseconds)
    const framesPerSecond = 1000 / intervalOf(pace)
    tell({ say: 'observed', observations: seen.observations, milliseconds, framesPerSecond })
  } catch (error) {
    networks = undefined
    tell({ say: 'unavailable', reason: String(error) })
  } finally {
    frame.close()
    askAfter(intervalOf(pace) - (performance.now() - before))
  }
}

/** A worker's clock keeps its pace when the page is hidden; the page's own would be slowed to one tick a minute. */
function askAfter(milliseconds: number): void {
  setTimeout(() => tell({ say: 'next' }), Math.max(0, milliseconds))
}

function tell(message: FromCameraWorker): void {
  page.postMessage(message)
}
