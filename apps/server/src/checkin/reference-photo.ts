import type { AttemptId } from '@invigil/contract/ids.ts'
import { findAttemptKey } from '../media/attempt-keys.ts'
import { theRecordingPlace } from '../media/recording-place.ts'
import type { App } from '../platform/app.ts'
import { openPicture } from './sealed-picture.ts'

/** The photo as a JPEG; undefined when there is none, or its key was deleted. */
export async function findReferencePhoto(
  app: Pick<App, 'db' | 'now'>,
  attemptId: AttemptId,
): Promise<Buffer | undefined> {
  const photo = await app.db
    .selectFrom('referencePhoto')
    .select('sealed')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const attemptKey = photo && (await findAttemptKey(app, theRecordingPlace(app).wrapping, attemptId))
  if (!attemptKey) return undefined
  return openPicture(attemptKey.key, referencePhotoName(attemptId), photo.sealed)
}

/** What the photo of an attempt is sealed as. */
export function referencePhotoName(attemptId: AttemptId): string {
  return `reference-photo|${attemptId}`
}
