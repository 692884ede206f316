import type { PhotoFault } from '@invigil/contract/checkin.ts'
import type { FacesObservation, PictureObservation } from '@invigil/sensors/observation.ts'

/** Degrees from straight ahead; portraits spread some twenty up and down by themselves. */
const mostYaw = 22
const mostRoll = 25
/** Share of the picture's width: a face of 640 pixels' picture then has some ninety. */
const leastWidth = 0.14
const leastLuma = 45
/** Far below any living picture that was measured (75 and more), and above a thick blur (55). */
const leastSharpness = 60

/** What a candidate could mend before the photo is taken, the most important first. */
export function photoHints(
  { faces }: Pick<FacesObservation, 'faces'>,
  picture: Pick<PictureObservation, 'luma' | 'sharpness'> | undefined,
): PhotoFault[] {
  const dark = picture && picture.luma < leastLuma ? (['dark'] as const) : []
  const [face, another] = faces
  if (!face) return [...dark, 'no-face']
  const { pose, box, outside = 0 } = face
  const isTurned = pose && (Math.abs(pose.yaw) > mostYaw || Math.abs(pose.roll) > mostRoll)
  return [
    ...dark,
    ...(another ? (['several-faces'] as const) : []),
    ...(outside > 0.05 || isAtEdge(box) ? (['cut'] as const) : []),
    ...(box.width < leastWidth ? (['small'] as const) : []),
    ...(isTurned ? (['turned'] as const) : []),
    ...(picture && picture.sharpness < leastSharpness ? (['blurred'] as const) : []),
  ]
}

function isAtEdge({
  left,
  top,
  width,
  height,
}: {
  left: number
  top: number
  width: number
  height: number
}) {
  return left < 0 || top < 0 || left + width > 1 || top + height > 1
}
