import type { Face, Observation } from '@invigil/sensors/observation.ts'
import { chance } from './random.ts'
import { momentAt, type Script, type View } from './script.ts'

/**
 * What a candidate's sensors observe at a second of the script: faces, picture, page, display and camera, with the small
 * unrest of a person who sits and reads. `at` is the instant in milliseconds.
 */
export function observe(script: Script, second: number, at: number, seed: number): Observation[] {
  const unrest = chance(seed * 100_003 + Math.floor(second))
  const { view, isPageVisible } = momentAt(script, second)
  return [
    { of: 'faces', at, faces: facesIn(view, unrest) },
    { of: 'picture', at, luma: 110 + 4 * unrest(), spread: 48, sharpness: 240 + 40 * unrest(), motion: 0.6 },
    { of: 'page', at, isVisible: isPageVisible, hasFocus: isPageVisible, isFullscreen: true },
    { of: 'displays', at, extended: 'no' },
    { of: 'track', at, stream: 'camera', state: 'live' },
  ]
}

/** Text from outside came into an answer. */
export function observePaste(at: number, length: number): Observation {
  return { of: 'clipboard', at, action: 'paste', length, isFromExam: false }
}

function facesIn(view: View, unrest: () => number): Face[] {
  const sway = () => (unrest() - 0.5) * 6
  const self: Face = {
    box: { left: 0.36, top: 0.24, width: 0.28, height: 0.42 },
    score: 0.95,
    presence: 0.97,
    pose: { yaw: sway() + (view === 'aside' ? 38 : 0), pitch: sway() - 4, roll: sway() / 2 },
    gaze: { h: 0.5 + (unrest() - 0.5) * 0.04, openness: 0.28 },
  }
  const other: Face = {
    box: { left: 0.66, top: 0.3, width: 0.22, height: 0.33 },
    score: 0.91,
    presence: 0.94,
  }
  if (view === 'nobody') return []
  return view === 'two' ? [self, other] : [self]
}
