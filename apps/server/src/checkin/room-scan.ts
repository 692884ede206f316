import type { CheckinView, RoomPlace, RoomThing } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { keepPictures } from './checkin-picture.ts'
import { changed } from './consent.ts'
import { refuseUnlessMayShow } from './may-show.ts'
import { drawAnew } from './sealed-picture.ts'
import { noteStep } from './step.ts'

const mostPixels = { width: 640, height: 480 }
/** Below this much of the way round a person is asked to look. */
const enough = 0.6

interface Still extends RoomPlace {
  data: string
  things: RoomThing[]
}

/** Stores stills of the room; new ones replace them. Throws `photo-not-readable`, `consent-missing`, `wrong-state`. */
export async function keepRoomScan(
  app: App,
  attemptId: AttemptId,
  { stills, coverage }: { stills: Still[]; coverage: number },
): Promise<CheckinView> {
  await refuseUnlessMayShow(app, attemptId)
  const pictures = await Promise.all(
    stills.map(async ({ data, ...detail }) => ({ jpeg: await drawAnew(data, mostPixels), detail })),
  )
  await keepPictures(app, attemptId, 'room', pictures)
  await noteStep(app, attemptId, 'room-scan', {
    state: 'done',
    forPerson: coverage < enough || stills.some(({ things }) => things.length > 0),
    finding: { coverage },
  })
  return await changed(app, attemptId)
}
