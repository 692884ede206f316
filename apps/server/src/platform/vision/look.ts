import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import type { Networks } from '@invigil/sensors/runtime.ts'
import type { View } from '@invigil/sensors/view.ts'

/** Which looks a frame is taken for. */
export interface LookWish {
  faces: boolean
  identity: boolean
  liveness: boolean
  things: 'none' | 'whole' | 'closely'
}

/** What faces are compared by. */
export interface FaceTemplate {
  readonly dlib: Float32Array
  readonly mobilefacenet?: Float32Array
}

/** The networks there are. */
export interface Eyes {
  light?: Networks
  reference?: FaceTemplate
}

export type EyesState = CameraState

/** Looks at one frame with what there is. */
export async function look(
  eyes: Eyes,
  view: View,
  at: number,
  state: EyesState,
  wish: LookWish,
): Promise<{ observations: readonly Observation[]; state: EyesState }> {
  return lookAtFrame(wish.faces ? eyes.light : undefined, view, at, state)
}
