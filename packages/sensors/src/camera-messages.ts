import type { CanvasFrame } from './canvas-view.ts'
import type { Observation } from './observation.ts'
import type { Circumstances, HeavyLook, LookName, Scarcity } from './schedule.ts'

/** What the machine and the page are like just now; the share of a core is the page's choice at the start. */
export type Surroundings = Omit<Circumstances, 'share'>

/** What the page tells the camera's worker. The worker asks for each frame, so none ever waits in line. */
export type ToCameraWorker =
  | {
      readonly say: 'start'
      readonly modelsUrl: string
      readonly framesPerSecond: number
      readonly looks: readonly HeavyLook[]
      readonly share: number
    }
  | { readonly say: 'frame'; readonly frame: CanvasFrame; readonly at: number }
  | { readonly say: 'no-frame' }
  | { readonly say: 'surroundings'; readonly surroundings: Surroundings }
  | { readonly say: 'reference'; readonly photo: Blob }

/** How looking goes: what is looked for here, what of the wished is not, and why. */
export interface Going {
  /** What a look at faces costs of late. */
  readonly milliseconds: number
  readonly framesPerSecond: number
  readonly looks: readonly LookName[]
  readonly missing: readonly HeavyLook[]
  readonly why?: Scarcity | 'unavailable'
  /** 0..1 while networks for what is wished are still on their way. */
  readonly loading?: number
}

/** What the camera's worker tells the page. */
export type FromCameraWorker =
  | { readonly say: 'loading'; readonly share: number }
  | { readonly say: 'unavailable'; readonly reason: string }
  | { readonly say: 'next' }
  | { readonly say: 'observed'; readonly observations: readonly Observation[]; readonly going?: Going }
