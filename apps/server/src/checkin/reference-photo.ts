import type { CheckinView, PhotoFinding } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { findAttemptKey, theAttemptKey } from '../media/attempt-keys.ts'
import { theRecording } from '../media/recording.ts'
import type { App } from '../platform/app.ts'
import { changed } from './consent.ts'
import { judgePhoto } from './judge-photo.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import { drawAnew, openPicture, sealPicture } from './sealed-picture.ts'
import { noteStep } from './step.ts'

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
  const kept = { ...sealPicture(key, nameOf(attemptId), jpeg), takenAt: app.now() }
  await app.db
    .insertInto('referencePhoto')
    .values({ attemptId, ...kept })
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(kept))
    .execute()
  const photo = await judgePhoto(app, jpeg)
  await noteStep(app, attemptId, 'reference-photo', { state: 'done', forPerson: false, finding: photo })
  return { ...(await changed(app, attemptId)), photo }
}

/** The photo as a JPEG; undefined when there is none, or its key was deleted. */
export async function findReferencePhoto(app: App, attemptId: AttemptId): Promise<Buffer | undefined> {
  const photo = await app.db
    .selectFrom('referencePhoto')
    .select('sealed')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const attemptKey = photo && (await findAttemptKey(app, theRecording(app).wrapping, attemptId))
  if (!attemptKey) return undefined
  return openPicture(attemptKey.key, nameOf(attemptId), photo.sealed)
}

function nameOf(attemptId: AttemptId): string {
  return `reference-photo|${attemptId}`
}
