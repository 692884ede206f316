import type { FromCameraWorker, Going, ToCameraWorker } from './camera-messages.ts'
import { type CanvasFrame, frameReader } from './canvas-view.ts'
import { type FrameSource, frameSource } from './frame-source.ts'
import type { Observation } from './observation.ts'
import { lookAtPicture, type PictureState } from './quality.ts'
import type { HeavyLook } from './schedule.ts'
import { watchSurroundings } from './surroundings.ts'

/**
 * How watching goes. `watching` says what is looked for here and what of the wished is missing, and why: the server looks
 * instead. `unavailable` means that faces cannot be seen here at all; the picture itself is still judged.
 */
export type CameraWatching =
  | { readonly is: 'loading'; readonly share: number }
  | ({ readonly is: 'watching' } & Going)
  | { readonly is: 'unavailable'; readonly reason: string }

export interface CameraOptions {
  /** How often to look; less on a machine where that would take more than its share. 2 unless said otherwise. */
  readonly framesPerSecond?: number
  /** What to look for beside faces, if the machine can bear it; nothing unless said otherwise. */
  readonly looks?: readonly HeavyLook[]
  /** The share of one core that looking may take. A quarter unless said otherwise. */
  readonly share?: number
  /** The photo the face is compared with, once it is there; without it nobody is compared here. */
  readonly reference?: Promise<Blob | undefined>
  /** Where the server offers the networks; ends in a slash. `/models/` unless said otherwise. */
  readonly modelsUrl?: string
  readonly onWatching?: (watching: CameraWatching) => void
}

/**
 * Looks at a camera in a worker and reports pictures and faces. Answers what stops it; the stream itself is left alone. It
 * never throws: where the networks or the worker fail, it says `unavailable` and goes on with what is left.
 */
export function watchCamera(
  source: MediaStream | HTMLVideoElement,
  options: CameraOptions,
  onObservation: (observation: Observation) => void,
): () => void {
  const { framesPerSecond = 2, share = 0.25, looks = [], modelsUrl = '/models/' } = options
  const { onWatching = () => {} } = options
  const frames = frameSource(source)
  let stopWatching = () => {}
  let isStopped = false
  const fallBack = (reason: string) => {
    if (isStopped) return
    stopWatching()
    onWatching({ is: 'unavailable', reason })
    stopWatching = watchPictures(frames, framesPerSecond, onObservation)
  }
  try {
    stopWatching = watchInWorker(
      frames,
      { say: 'start', modelsUrl: new URL(modelsUrl, location.href).href, framesPerSecond, looks, share },
      { reference: options.reference, onObservation, onWatching, onFailure: fallBack },
    )
  } catch (error) {
    fallBack(String(error))
  }
  return () => {
    isStopped = true
    stopWatching()
    frames.stop()
  }
}

function watchInWorker(
  frames: FrameSource,
  start: ToCameraWorker,
  {
    reference,
    onObservation,
    onWatching,
    onFailure,
  }: {
    reference: Promise<Blob | undefined> | undefined
    onObservation: (observation: Observation) => void
    onWatching: (watching: CameraWatching) => void
    onFailure: (reason: string) => void
  },
): () => void {
  const worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' })
  const tell = (message: ToCameraWorker, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer)

  worker.addEventListener('message', ({ data }: MessageEvent<FromCameraWorker>) => {
    switch (data.say) {
      case 'next':
        return void sendFrame(frames, tell)
      case 'loading':
        return onWatching({ is: 'loading', share: data.share })
      case 'unavailable':
        return onWatching({ is: 'unavailable', reason: data.reason })
      case 'observed':
        data.observations.forEach(onObservation)
        if (data.going) onWatching({ is: 'watching', ...data.going })
        return
    }
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    onFailure(event.message || 'the worker did not start')
  })
  tell(start)
  const stopSurroundings = watchSurroundings((surroundings) => tell({ say: 'surroundings', surroundings }))
  reference?.then(
    (photo) => photo && tell({ say: 'reference', photo }),
    () => {},
  )
  return () => {
    stopSurroundings()
    worker.terminate()
  }
}

async function sendFrame(
  frames: FrameSource,
  tell: (message: ToCameraWorker, transfer?: Transferable[]) => void,
): Promise<void> {
  const frame = await frames.grab().catch(() => undefined)
  if (frame) tell({ say: 'frame', frame, at: Date.now() }, [frame])
  else tell({ say: 'no-frame' })
}

/** Without a worker: brightness, sharpness and motion cost a millisecond and can be had on the page itself. */
function watchPictures(
  frames: FrameSource,
  framesPerSecond: number,
  onObservation: (observation: Observation) => void,
): () => void {
  let state: PictureState = {}
  let read: ReturnType<typeof frameReader> | undefined
  let isBusy = false
  let isStopped = false
  async function lookAt(frame: CanvasFrame): Promise<void> {
    try {
      read ??= frameReader()
      const view = await read(frame)
      if (isStopped) return
      const seen = lookAtPicture(view, Date.now(), state)
      state = seen.state
      onObservation(seen.observation)
    } catch {
      // It has been said that the camera cannot be watched; the next frame may be readable.
    } finally {
      frame.close()
    }
  }
  const timer = setInterval(async () => {
    // A frame that is late would be handed to everybody who waits for it.
    if (isBusy) return
    isBusy = true
    const frame = await frames.grab().catch(() => undefined)
    if (frame) await lookAt(frame)
    isBusy = false
  }, 1000 / framesPerSecond)
  return () => {
    isStopped = true
    clearInterval(timer)
  }
}
