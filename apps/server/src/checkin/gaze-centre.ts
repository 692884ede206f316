import { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

/** Keeps how a candidate holds head and eyes who looks at the screen; a later word counts. */
export async function keepGazeCentre(app: App, attemptId: AttemptId, centre: GazeCentre): Promise<void> {
  const now = { centre: JSON.stringify(centre), at: app.now() }
  await app.db
    .insertInto('gazeCentre')
    .values({ attemptId, ...now })
    .onConflict((conflict) => conflict.column('attemptId').doUpdateSet(now))
    .execute()
}

/** What was learnt of a candidate's gaze at check-in; undefined when nothing was. */
export async function gazeCentreOf(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
): Promise<GazeCentre | undefined> {
  const row = await app.db
    .selectFrom('gazeCentre')
    .select('centre')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  return GazeCentre.safeParse(row?.centre).data
}
