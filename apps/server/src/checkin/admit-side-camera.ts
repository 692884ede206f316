import type { AttemptId } from '@invigil/contract/ids.ts'
import { hashToken } from '../identity/token.ts'
import { keptUnder, refuseLate } from '../media/admit-recorder.ts'
import type { RecorderRights } from '../media/socket.ts'
import type { Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { findSideCamera } from './side-camera.ts'

/**
 * Lets the phone that is the side camera of an attempt record it, by its own key; nothing else. One that another phone took
 * the place of may deliver what it still holds, and no more.
 */
export async function admitSideCamera(
  app: App,
  request: Incoming,
  attemptId: AttemptId,
): Promise<RecorderRights> {
  const key = new URL(request.url, 'http://localhost').searchParams.get('key') ?? ''
  const side = await findSideCamera(app.db, hashToken(key))
  if (side?.attemptId !== attemptId)
    throw new Refusal('not-signed-in', 'no key of a side camera of this attempt')
  refuseLate(app, attemptId, side.endedAt)
  return { kinds: ['side'], ...keptUnder(side.policy), mayBeLive: side.replacedAt === null }
}
