import type { CanvasFrame } from './canvas-view.ts'
import type { Observation } from './observation.ts'

/** What the page tells the camera's worker. The worker asks for each frame, so none ever waits in line. */
export type ToCameraWorker =
  | { readonly say: 'start'; readonly modelsUrl: string; readonly framesPerSecond: number }
  | { readonly say: 'frame'; readonly frame: CanvasFrame; readonly at: number }
  | { readonly say: 'no-frame' }

/** What the camera's worker tells the page. `milliseconds` is what loading took, or one frame. */
export type FromCameraWorker =
  | { readonly say: 'loading'; readonly share: number }
  | { readonly say: 'ready'; readonly milliseconds: number }
  | { readonly say: 'unavailable'; readonly reason: string }
  | { readonly say: 'next' }
  | {
      readonly say: 'observed'
      readonly observations: readonly Observation[]
      readonly milliseconds: number
      readonly framesPerSecond: number
    }
