import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { SideReport } from '@invigil/contract/side-camera.ts'
import { hashToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { changed } from './consent.ts'
import { findSideCamera } from './side-camera.ts'

/** Notes how a side camera is, and tells it whether it is still wanted. Refused as `link-not-valid` when another phone took its place. */
export async function reportSide(
  app: App,
  key: string,
  report: SideReport,
): Promise<{ isWanted: boolean; state: AttemptState }> {
  const side = await findSideCamera(app.db, hashToken(key))
  if (!side || side.replacedAt) throw new Refusal('link-not-valid', 'no side camera has this key any more')
  const { id, attemptId, state, endedAt } = side
  await app.db
    .updateTable('sideCamera')
    .set({ ...report, lastHeardAt: app.now() })
    .where('id', '=', id)
    .execute()
  const wasQuiet = !side.lastHeardAt || app.now().getTime() - side.lastHeardAt.getTime() > 12_000
  if (side.isShowing !== report.isShowing || wasQuiet) {
    await changed(app, attemptId)
    app.publish(`attempt:${attemptId}`, { type: 'side-camera' })
  }
  return { isWanted: endedAt === null, state }
}
