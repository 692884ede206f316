import type { CameraObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { detector } from './detector.ts'
import { moment } from './watcher.ts'

/** In the middle of an exam the pictures come from another device, or in another size. */
export const cameraChanged = detector({
  kind: 'camera-changed',
  version: 1,
  watches: 'camera',
  severity: 'medium',
  settings: z.object({
    everySeconds: z.number().min(1).max(600).default(10).meta({ unit: 'seconds' }),
    noticesSize: z.boolean().default(true),
  }),
  watch: ({ everySeconds, noticesSize }) => {
    let before: CameraObservation | undefined
    return moment(everySeconds, (camera) => {
      const last = before
      before = camera
      if (!last) return false
      const what = whatChanged(last, camera)
      if (!what || (what === 'size' && !noticesSize)) return false
      return {
        about: what,
        detail: { what, label: camera.label.slice(0, 120), size: sizeOf(camera) },
        confidence: what === 'device' ? 1 : 0.7,
      }
    })
  },
})

function whatChanged(one: CameraObservation, other: CameraObservation): 'device' | 'size' | undefined {
  if (one.device !== other.device || one.label !== other.label) return 'device'
  const isKnown = one.width !== undefined && other.width !== undefined
  // A telephone that is turned swaps the two.
  return isKnown && longAndShort(one) !== longAndShort(other) ? 'size' : undefined
}

function longAndShort({ width = 0, height = 0 }: CameraObservation): string {
  return `${Math.max(width, height)} ${Math.min(width, height)}`
}

function sizeOf({ width, height }: CameraObservation): string {
  return width === undefined || height === undefined ? '' : `${width}×${height}`
}
