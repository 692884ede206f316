import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { Box } from '@invigil/sensors/observation.ts'
import { keyFrameAt } from '../media/key-frames.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { theVision } from '../platform/vision/vision.ts'
import { theSignal } from './find-signal.ts'

/** The camera is sharper, the preview nearer in time: the camera explains a signal when it is this near, in ms. */
const nearEnoughMs = 1_500
/** A picture taken longer before explains nothing. */
const tooFarMs = 10_000

/**
 * What a signal is about, cut out of the recording at its time as a JPEG: the box in its detail with a little around it, the
 * whole picture where it names none. Throws `not-found` where nothing is recorded of that time, `recording-gone` where it
 * was erased, `overloaded` where nothing here can look just now.
 */
export async function cropOf(
  app: App,
  attemptId: AttemptId,
  episode: string,
): Promise<{ jpeg: Uint8Array; at: Date }> {
  const signal = await theSignal(app, attemptId, episode)
  const picture = await nearestPicture(app, attemptId, signal.at)
  if (!picture) throw new Refusal('not-found', `nothing is recorded of attempt ${attemptId} at ${signal.at}`)
  const { config, frame, at } = picture
  const box = boxOf(signal)
  const jpeg = await theVision(app).cut({ picture: { config, payload: frame.payload }, ...(box && { box }) })
  if (jpeg === 'undecodable') throw new Refusal('not-found', `the picture at ${signal.at} cannot be decoded`)
  if (jpeg === 'unavailable') throw new Refusal('overloaded', 'no vision process answers')
  return { jpeg, at }
}

/** The box that a signal's detail names, in fractions of the picture. */
function boxOf({ detail }: Pick<Signal, 'detail'>): Box | undefined {
  const box = Box.safeParse(detail).data
  return box && box.width > 0 && box.height > 0 ? box : undefined
}

async function nearestPicture(app: App, attemptId: AttemptId, at: number) {
  const found = await Promise.all(
    (['camera', 'preview'] as const).map((kind) =>
      keyFrameAt(app, attemptId, kind, new Date(at)).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'not-found') return undefined
        throw error
      }),
    ),
  )
  const pictures = found.flatMap((one) => {
    if (!one) return []
    const awayMs = Math.abs(one.at.getTime() - at)
    return awayMs > tooFarMs ? [] : [{ ...one, awayMs }]
  })
  const [camera] = pictures
  if (camera && camera.awayMs <= nearEnoughMs) return camera
  return pictures.toSorted((one, other) => one.awayMs - other.awayMs)[0]
}
