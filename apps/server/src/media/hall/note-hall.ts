import type { HallCamera } from '@invigil/contract/hall-camera.ts'
import type { HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../../platform/app.ts'

/** Writes down how a camera is, and tells the walls. */
export function noteHall(
  app: App,
  { id, sittingId }: { id: HallCameraId; sittingId: SittingId },
  is: Pick<HallCamera, 'state' | 'trouble'>,
): void {
  app.db
    .updateTable('hallCamera')
    .set({ ...is, since: app.now() })
    .where('id', '=', id)
    .where((was) => was.or([was('state', '!=', is.state), was('trouble', 'is distinct from', is.trouble)]))
    .execute()
    .then(
      () => app.publish(`sitting:${sittingId}`, { type: 'hall-camera' }),
      (error: unknown) => app.log.error({ err: error }, 'a camera of a hall could not be noted'),
    )
}
