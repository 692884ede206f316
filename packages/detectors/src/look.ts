import type { FacesObservation } from '@invigil/sensors/observation.ts'

/**
 * How somebody holds head and eyes at one instant: yaw and pitch in degrees, `h`, `v` and the openness of the eyes as a faces
 * observation has them, where they could be measured.
 */
export type Look = {
  at: number
  yaw: number
  pitch: number
  h?: number | undefined
  v?: number | undefined
  openness?: number | undefined
  right?: number | undefined
  left?: number | undefined
}

/** Closed or nearly closed eyes look nowhere. */
export const closedBelow = 0.14

/** Of a face that is cut by the picture's edge, the mesh guesses what it cannot see. */
const mostOutside = 0.2

/** How the main face looks; nothing where there is none, or too little of it. */
export function lookOf({ at, faces: [face] }: FacesObservation): Look | undefined {
  if (!face?.pose || (face.outside ?? 0) > mostOutside) return undefined
  const { yaw, pitch } = face.pose
  return { at, yaw, pitch, ...face.gaze }
}
