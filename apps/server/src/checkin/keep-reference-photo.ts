import type { CheckinView, PhotoFinding } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { theAttemptKey } from '../media/attempt-keys.ts'
import { theRecording } from '../media/recording.ts'
import type { App } from '../platform/app.ts'
import { changed } from './consent.ts'
import { judgePhoto } from './judge-photo.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import { referencePhotoName } from './reference-photo.ts'
import { drawAnew, sealPicture } from './sealed-picture.ts'
import { doubtComparisons, noteStep } from './step.ts'

const mostPixels = { width: 640, height: 480 }

/**
 * Stores the photo that a candidate took at check-in, whatever is wrong with it: the answer says what, and a new one replaces
 * it. Throws `photo-not-readable`, `consent-missing`, `wrong-state`.
 */
export async function keepReferencePhoto(
  app: App,
  attemptId: AttemptId,
  base64: string,
): Promise<CheckinView & { photo: PhotoFinding }> {
  await refuseUnlessMayShow(app, attemptId)
  const jpeg = await drawAnew(base64, mostPixels)
  const { key } = await theAttemptKey(app, theRecording(app).wrapping, attemptId)
  const kept = { ...sealPicture(key, referencePhotoName(attemptId), jpeg), takenAt: app.now() }
  await app.db
    .insertInto('referencePhoto')
    .values({ attemptId, ...kept })
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(kept))
    .execute()
  await doubtComparisons(app, attemptId)
  const photo = await judgePhoto(app, jpeg)
  await noteStep(app, attemptId, 'reference-photo', { state: 'done', forPerson: false, finding: photo })
  return { ...(await changed(app, attemptId)), photo }
}
