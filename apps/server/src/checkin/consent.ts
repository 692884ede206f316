import type { CheckinView, Consent } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { checkinView } from './progress.ts'

/** Keeps what a candidate gives or declines, with the version of the words that were shown. A later answer counts; earlier ones stay. */
export async function giveConsent(
  app: App,
  attemptId: AttemptId,
  consents: Consent[],
  wording: string,
): Promise<CheckinView> {
  const at = app.now()
  const latestByStream = new Map(consents.map(({ stream, isGiven }) => [stream, isGiven]))
  const rows = [...latestByStream].map(([stream, isGiven]) => ({ attemptId, stream, at, isGiven, wording }))
  if (rows.length > 0) {
    await app.db
      .insertInto('consent')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['attemptId', 'stream', 'at'])
          .doUpdateSet(({ ref }) => ({ isGiven: ref('excluded.isGiven') })),
      )
      .execute()
  }
  return await changed(app, attemptId)
}

/** Tells the wall that a check-in moved on. */
export async function changed(app: App, attemptId: AttemptId): Promise<CheckinView> {
  const attempt = await app.db
    .selectFrom('attempt')
    .select('sittingId')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  app.publish(`sitting:${attempt.sittingId}`, { type: 'tile', attemptId })
  return await checkinView(app, attemptId)
}
