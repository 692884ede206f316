import { createHash } from 'node:crypto'
import type { Comparison } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { modelVersion } from '@invigil/models/catalogue.ts'
import { type FaceTemplate, likeness } from '@invigil/sensors/identity.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { App } from '../platform/app.ts'
import { theVision } from '../platform/vision/vision.ts'
import { findReferencePhoto } from './reference-photo.ts'

/** The reference photo as it is now: which it is, and what it is compared by; nothing where there is none good enough, or nothing here can look. */
export interface Reference {
  /** Of the JPEG, hex. */
  sha256?: string
  template?: FaceTemplate | undefined
}

/** The reference photo of an attempt, and what it is compared by. */
export async function referenceOf(app: App, attemptId: AttemptId): Promise<Reference> {
  const photo = await findReferencePhoto(app, attemptId)
  if (!photo) return {}
  const sha256 = createHash('sha256').update(photo).digest('hex')
  const seen = await theVision(app).describeFace(photo)
  return { sha256, template: seen === 'unavailable' ? undefined : seen.template }
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
