import type { AttemptId } from '@invigil/contract/ids.ts'
import type { SideCamera } from '@invigil/contract/side-camera.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'
import { policyOfSitting } from '../sitting/policy.ts'

/** After this long without a word a side camera is lost, in milliseconds. */
export const lostAfterMs = 15_000

/** Before a phone has joined. */
export const noSideCamera: SideCamera = {
  ...{ state: 'none', joinedAt: null, lastHeardAt: null },
  ...{ battery: null, isCharging: null, orientation: 'unknown' },
}

/** The side cameras of these attempts, of those that have one. */
export async function sideCamerasOf(
  app: Pick<App, 'db' | 'now'>,
  ids: readonly AttemptId[],
): Promise<Map<AttemptId, SideCamera>> {
  if (ids.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('sideCamera')
    .select(['attemptId', 'joinedAt', 'isShowing', 'lastHeardAt', 'battery', 'isCharging', 'orientation'])
    .where('attemptId', 'in', ids)
    .where('joinedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .execute()
  return new Map(
    rows.map(({ attemptId, isShowing, joinedAt, lastHeardAt, ...told }) => {
      const isLost = !lastHeardAt || app.now().getTime() - lastHeardAt.getTime() > lostAfterMs
      const state = isLost ? 'lost' : isShowing ? 'showing' : 'joined'
      const at = {
        joinedAt: joinedAt?.toISOString() ?? null,
        lastHeardAt: lastHeardAt?.toISOString() ?? null,
      }
      return [attemptId, { ...told, state, ...at } as const]
    }),
  )
}

/** What is known of the attempt behind the key of a phone that is its side camera, or was until another took its place. */
export async function findSideCamera(db: App['db'] | Tx, keyHash: Buffer) {
  return await db
    .selectFrom('sideCamera')
    .innerJoin('attempt', 'attempt.id', 'sideCamera.attemptId')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['sideCamera.id', 'attemptId', 'sideCamera.isShowing', 'sideCamera.lastHeardAt'])
    .select(['attempt.sittingId', 'attempt.state', 'attempt.endedAt', policyOfSitting.as('policy')])
    .select('sideCamera.endedAt as replacedAt')
    .where('sideCamera.keyHash', '=', keyHash)
    .executeTakeFirst()
}
