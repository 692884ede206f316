import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { CheckinView } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import sharp from 'sharp'
import { findAttemptKey, theAttemptKey } from '../media/attempt-keys.ts'
import { theRecording } from '../media/recording.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { changed } from './consent.ts'

/** A photo is drawn anew at this size at most: what it carried beside its pixels (place, camera, maker) is gone. */
const mostPixels = { width: 640, height: 480 }

/** Stores the photo that a candidate took at check-in; a new one replaces it. Throws `photo-not-readable`, `consent-missing`. */
export async function keepReferencePhoto(
  app: App,
  attemptId: AttemptId,
  base64: string,
): Promise<CheckinView> {
  await refuseWithoutConsent(app, attemptId)
  const jpeg = await drawAnew(Buffer.from(base64, 'base64'))
  const { key } = await theAttemptKey(app, theRecording(app).wrapping, attemptId)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aadOf(attemptId))
  const body = Buffer.concat([cipher.update(jpeg), cipher.final()])
  const photo = {
    sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]),
    sha256: createHash('sha256').update(jpeg).digest('hex'),
    takenAt: app.now(),
  }
  await app.db
    .insertInto('referencePhoto')
    .values({ attemptId, ...photo })
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(photo))
    .execute()
  return await changed(app, attemptId)
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
  const decipher = createDecipheriv('aes-256-gcm', attemptKey.key, photo.sealed.subarray(0, 12))
    .setAAD(aadOf(attemptId))
    .setAuthTag(photo.sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(photo.sealed.subarray(28)), decipher.final()])
}

async function refuseWithoutConsent(app: App, attemptId: AttemptId): Promise<void> {
  const latest = await app.db
    .selectFrom('consent')
    .select('isGiven')
    .where('attemptId', '=', attemptId)
    .where('stream', '=', 'camera')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest?.isGiven)
    throw new Refusal('consent-missing', `attempt ${attemptId} gave no consent to the camera`)
}

async function drawAnew(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: 16_000_000, failOn: 'error' })
      .rotate()
      .resize({ ...mostPixels, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90 })
      .toBuffer()
  } catch (error) {
    throw new Refusal('photo-not-readable', `the photo cannot be read: ${error}`)
  }
}

function aadOf(attemptId: AttemptId): Buffer {
  return Buffer.from(`reference-photo|${attemptId}`)
}
