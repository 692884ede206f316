import type { Comparison } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { modelVersion } from '@invigil/models/catalogue.ts'
import { type FaceTemplate, likeness } from '@invigil/sensors/identity.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { App } from '../platform/app.ts'
import { theVision } from '../platform/vision/vision.ts'
import { findReferencePhoto } from './reference-photo.ts'

/** What the reference photo is compared by; undefined where there is none good enough, or nothing here can look. */
export async function referenceTemplate(app: App, attemptId: AttemptId): Promise<FaceTemplate | undefined> {
  const photo = await findReferencePhoto(app, attemptId)
  const seen = photo && (await theVision(app).describeFace(photo))
  return seen === undefined || seen === 'unavailable' ? undefined : seen.template
}

/** Whether one of these faces is the same person's. A machine that finds them different only says that it does not know. */
export function compareFaces(
  reference: FaceTemplate | undefined,
  faces: readonly (FaceTemplate | undefined)[],
): Comparison {
  const known = faces.filter((face) => face !== undefined)
  if (!reference) return 'not-checked'
  return known.some((face) => likeness(reference, face).decision === 'match') ? 'match' : 'inconclusive'
}

/** The networks behind a comparison, as `name@version`. */
export function modelsBehind(templates: readonly (FaceTemplate | undefined)[]): string[] {
  const known = templates.filter((template) => template !== undefined)
  return [
    ...networksBehind.faces,
    ...(known.length > 0 ? [modelVersion('dlib-128d')] : []),
    ...(known.some(({ mobilefacenet }) => mobilefacenet) ? [modelVersion('mobilefacenet-192d')] : []),
  ]
}
