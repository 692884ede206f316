import type { AttemptId } from '@invigil/contract/ids.ts'
import { hashToken, newToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkinView } from './progress.ts'

const goodForMs = 15 * 60 * 1000

/**
 * Makes a link by which one phone can join as the side camera; links that nobody used yet stop working. Its token stands
 * behind `#`, which browsers send to no server. Refused as `consent-missing` where the candidate has not agreed to it.
 */
export async function makeSideLink(
  app: App,
  attemptId: AttemptId,
): Promise<{ path: string; expiresAt: string }> {
  const { side } = await checkinView(app, attemptId)
  if (!side) throw new Refusal('consent-missing', `no side camera is agreed to in attempt ${attemptId}`)
  const token = newToken()
  const tokenExpiresAt = new Date(app.now().getTime() + goodForMs)
  await app.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('sideCamera')
      .where('attemptId', '=', attemptId)
      .where('joinedAt', 'is', null)
      .execute()
    await tx
      .insertInto('sideCamera')
      .values({
        ...{ id: newId(), attemptId, tokenHash: hashToken(token), tokenExpiresAt, keyHash: null },
        ...{ joinedAt: null, endedAt: null, lastHeardAt: null, battery: null, isCharging: null },
      })
      .execute()
  })
  return { path: `/side#${token}`, expiresAt: tokenExpiresAt.toISOString() }
}
