import type { Pan } from './pan.ts'

/** A direction that a candidate is asked to show, in widths and heights of the picture from where the camera first looked. */
interface Direction {
  readonly name: 'left' | 'middle' | 'right' | 'desk'
  readonly isShownBy: (pan: number, tilt: number) => boolean
}

/** As the picture shows them, from left to right; the desk comes last. A webcam sees about 65°, so this is some 200° in all. */
export const directions: readonly Direction[] = [
  { name: 'left', isShownBy: (pan) => pan <= -0.8 },
  { name: 'left', isShownBy: (pan) => pan <= -0.35 },
  { name: 'middle', isShownBy: (pan) => Math.abs(pan) < 0.35 },
  { name: 'right', isShownBy: (pan) => pan >= 0.35 },
  { name: 'right', isShownBy: (pan) => pan >= 0.8 },
  { name: 'desk', isShownBy: (_pan, tilt) => tilt >= 0.4 },
]

/** What has been shown so far, one mark a direction. */
export type Shown = readonly boolean[]

export const nothingShown: Shown = directions.map(() => false)

/** What is shown once the camera has also looked there. */
export function showAlso(shown: Shown, { pan, tilt }: Pick<Pan, 'pan' | 'tilt'>): Shown {
  return directions.map(({ isShownBy }, index) => shown[index] || isShownBy(pan, tilt))
}

/** The share (0..1) of the way that has been shown. */
export function coverageOf(shown: Shown): number {
  return shown.filter(Boolean).length / shown.length
}

/** What to ask for next. */
export function nextWish(shown: Shown): 'side' | 'other-side' | 'desk' | 'done' {
  const [left, , , , right, desk] = shown
  if (left && right) return desk ? 'done' : 'desk'
  return left || right ? 'other-side' : 'side'
}

/** Whether a still from here would show what none before it does. */
export function isNewPlace(
  { pan, tilt }: Pick<Pan, 'pan' | 'tilt'>,
  before: readonly Pick<Pan, 'pan' | 'tilt'>[],
): boolean {
  return before.every((one) => Math.abs(one.pan - pan) > 0.42 || Math.abs(one.tilt - tilt) > 0.38)
}
