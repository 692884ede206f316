import type { AttemptId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'

/** Who looks goes on looking while requests come this often, in milliseconds; after it a new viewing begins. */
const pauseMs = 30 * 60 * 1000
/** The row is not written for every request, in milliseconds. */
const noteEveryMs = 60 * 1000

/** Notes that a person looks at an attempt's recording: one audit entry each time somebody sits down to it. */
export async function noteViewing(
  app: App,
  viewer: { personId: PersonId; organisationId: OrganisationId },
  attemptId: AttemptId,
): Promise<void> {
  const now = app.now()
  const { personId, organisationId } = viewer
  const known = await app.db
    .selectFrom('viewing')
    .select(['id', 'lastAt'])
    .where('attemptId', '=', attemptId)
    .where('personId', '=', personId)
    .where('lastAt', '>', new Date(now.getTime() - pauseMs))
    .orderBy('lastAt', 'desc')
    .executeTakeFirst()
  if (known && now.getTime() - known.lastAt.getTime() < noteEveryMs) return
  if (known) {
    await app.db.updateTable('viewing').set({ lastAt: now }).where('id', '=', known.id).execute()
    return
  }
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('viewing')
      .values({ id: newId(), attemptId, personId, beganAt: now, lastAt: now })
      .execute()
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'recording-viewed',
      subject: `attempt:${attemptId}`,
    })
  })
}
