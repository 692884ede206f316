import type { CheckinView, DocumentFinding } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { FaceTemplate } from '@invigil/sensors/identity.ts'
import type { Box } from '@invigil/sensors/observation.ts'
import sharp from 'sharp'
import type { App } from '../platform/app.ts'
import { theVision } from '../platform/vision/vision.ts'
import { keepPictures } from './checkin-picture.ts'
import { compareFaces, modelsBehind, referenceOf } from './compare-faces.ts'
import { changed } from './consent.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import { drawAnew } from './sealed-picture.ts'
import { noteComparison } from './step.ts'

/** Enough to read a card by, and for its portrait to have the 45 pixels that a comparison needs. */
const mostPixels = { width: 1600, height: 1200 }

/**
 * Stores the photo of an identity document and compares its portrait with the reference photo. Where they cannot be told to
 * be the same, a person looks. Throws `photo-not-readable`, `consent-missing`, `wrong-state`.
 */
export async function keepIdentityDocument(
  app: App,
  attemptId: AttemptId,
  base64: string,
): Promise<CheckinView> {
  await refuseUnlessMayShow(app, attemptId)
  const jpeg = await drawAnew(base64, mostPixels)
  await keepPictures(app, attemptId, 'identity-document', [{ jpeg, detail: {} }])
  const { sha256, ...finding } = await comparePortrait(app, attemptId, jpeg)
  const forPerson = finding.portrait !== 'match'
  await noteComparison(app, attemptId, 'identity-document', { state: 'done', forPerson, finding, sha256 })
  return await changed(app, attemptId)
}

async function comparePortrait(
  app: App,
  attemptId: AttemptId,
  jpeg: Buffer,
): Promise<DocumentFinding & { sha256: string | undefined }> {
  const [{ sha256, template }, portrait] = await Promise.all([
    referenceOf(app, attemptId),
    portraitTemplate(app, jpeg),
  ])
  if (!template || portrait === 'unavailable') return { portrait: 'not-checked', models: [], sha256 }
  return { portrait: compareFaces(template, [portrait]), models: modelsBehind([portrait]), sha256 }
}

/** The largest face of a document, looked at again from near: cards carry a second, fainter one. */
async function portraitTemplate(app: App, jpeg: Buffer): Promise<FaceTemplate | undefined | 'unavailable'> {
  const whole = await theVision(app).describeFace(jpeg)
  if (whole === 'unavailable') return whole
  const [portrait] = whole.faces
  if (!portrait) return undefined
  const near = await theVision(app).describeFace(await cutAround(jpeg, portrait.box))
  return near === 'unavailable' ? near : (near.template ?? whole.template)
}

async function cutAround(jpeg: Buffer, box: Box): Promise<Buffer> {
  const { width, height } = await sharp(jpeg).metadata()
  const left = Math.max(0, Math.round((box.left - 0.4 * box.width) * width))
  const top = Math.max(0, Math.round((box.top - 0.4 * box.height) * height))
  const right = Math.min(width, Math.round((box.left + 1.4 * box.width) * width))
  const bottom = Math.min(height, Math.round((box.top + 1.4 * box.height) * height))
  const area = { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
  return await sharp(jpeg).extract(area).jpeg({ quality: 95 }).toBuffer()
}
