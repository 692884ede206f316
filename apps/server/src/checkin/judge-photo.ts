import type { PhotoFinding } from '@invigil/contract/checkin.ts'
import type { App } from '../platform/app.ts'
import { theVision } from '../platform/vision/vision.ts'
import { modelsBehind } from './compare-faces.ts'

/** Looks whether a face can be compared with this photo later, and says what is in the way. */
export async function judgePhoto(app: App, jpeg: Buffer): Promise<PhotoFinding> {
  const seen = await theVision(app).describeFace(jpeg)
  if (seen === 'unavailable') return { isChecked: false, faults: [], models: [] }
  return { isChecked: true, faults: seen.faults, models: modelsBehind([seen.template]) }
}
