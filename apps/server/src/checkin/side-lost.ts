import type { App } from '../platform/app.ts'
import type { Stop } from '../platform/room.ts'
import { lostAfterMs } from './side-camera.ts'

const everyMs = 5_000

/** Looks every few seconds which side cameras have just fallen silent, and tells the walls: such a phone says nothing itself. */
export function watchForLostSides(app: App): Stop {
  const timer = setInterval(() => {
    void tellLostSides(app).catch((error: unknown) => app.log.error({ err: error }, 'side cameras'))
  }, everyMs)
  return () => clearInterval(timer)
}

/** One look; see `watchForLostSides`. */
export async function tellLostSides(app: App): Promise<void> {
  const lostAt = app.now().getTime() - lostAfterMs
  const lost = await app.db
    .selectFrom('sideCamera')
    .innerJoin('attempt', 'attempt.id', 'sideCamera.attemptId')
    .select(['attempt.id', 'attempt.sittingId'])
    .where('sideCamera.endedAt', 'is', null)
    .where('lastHeardAt', '<=', new Date(lostAt))
    // Once more than needed, so that a late look misses none.
    .where('lastHeardAt', '>', new Date(lostAt - 2 * everyMs))
    .execute()
  for (const { id, sittingId } of lost) {
    app.publish(`sitting:${sittingId}`, { type: 'tile', attemptId: id })
    app.publish(`attempt:${id}`, { type: 'side-camera' })
  }
}
