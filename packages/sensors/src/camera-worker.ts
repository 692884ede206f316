import type { FromCameraWorker, ToCameraWorker } from './camera-messages.ts'
import { type CanvasFrame, frameReader } from './canvas-view.ts'
import { eyeLoader } from './eye-loading.ts'
import { type Looking, startLooking } from './looking.ts'
import { offeredNetworks } from './offered-networks.ts'
import { webRuntime } from './runtime-web.ts'

// The module of a dedicated worker, which camera.ts starts. TypeScript's library has no name for its scope beside the page's.
const page = self as unknown as { postMessage: (message: FromCameraWorker) => void }

let looking: Looking | undefined
const read = frameReader()

self.addEventListener('message', ({ data }: MessageEvent<ToCameraWorker>) => {
  switch (data.say) {
    case 'start':
      return start(data)
    case 'frame':
      return void see(data.frame, data.at)
    case 'no-frame':
      return askAfter(looking?.everyMs() ?? 0)
    case 'surroundings':
      return looking?.surround(data.surroundings)
    case 'reference':
      return void compareWith(data.photo)
  }
})

/** Until the networks are there, and where they never come, pictures are judged without them. */
function start({
  modelsUrl,
  looks,
  framesPerSecond,
  share,
}: Extract<ToCameraWorker, { say: 'start' }>): void {
  const source = {
    offered: () => offeredNetworks(modelsUrl),
    runtime: (onLoaded: (name: string) => void) => webRuntime(modelsUrl, onLoaded),
  }
  const loader = eyeLoader(source, () => {
    if (!loader.eyes().light) tell({ say: 'loading', share: loader.share(looks) })
  })
  looking = startLooking({ loader, looks, framesPerSecond, share })
  loader.loadLight().catch((error: unknown) => tell({ say: 'unavailable', reason: String(error) }))
  tell({ say: 'next' })
}

async function see(frame: CanvasFrame, at: number): Promise<void> {
  const before = performance.now()
  try {
    const seen = await looking?.see(await read(frame), at)
    if (!seen) return
    const { observations, going, trouble } = seen
    tell({ say: 'observed', observations, ...(going && { going }) })
    if (trouble) tell({ say: 'unavailable', reason: trouble })
  } catch (error) {
    tell({ say: 'unavailable', reason: String(error) })
  } finally {
    frame.close()
    askAfter((looking?.everyMs() ?? 0) - (performance.now() - before))
  }
}

/** A photo that cannot be read is no reference; the server compares then. */
async function compareWith(photo: Blob): Promise<void> {
  const picture = await createImageBitmap(photo).catch(() => undefined)
  // A reader of its own: the photo is looked at between two frames.
  if (picture) looking?.compareWith(await frameReader()(picture))
}

/** A worker's clock keeps its pace when the page is hidden; the page's own would be slowed to one tick a minute. */
function askAfter(milliseconds: number): void {
  setTimeout(() => tell({ say: 'next' }), Math.max(0, milliseconds))
}

function tell(message: FromCameraWorker): void {
  page.postMessage(message)
}
