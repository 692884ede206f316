import type { AttemptId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import { type Kysely, sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { perApp } from '../platform/per-app.ts'
import { keep } from '../platform/remember.ts'
import type { Tables } from '../platform/tables.ts'

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
  const notedAt = notedFor(app)
  const who = `${attemptId} ${viewer.personId}`
  if (now.getTime() - (notedAt.get(who) ?? 0) < noteEveryMs) return
  await note(app, viewer, attemptId, now)
  keep(notedAt, who, now.getTime(), 10_000)
}

/** When a viewing was last written, so that a player's many requests cost no query each. */
const notedFor = perApp(() => new Map<string, number>())

async function note(
  app: App,
  { personId, organisationId }: { personId: PersonId; organisationId: OrganisationId },
  attemptId: AttemptId,
  now: Date,
): Promise<void> {
  const known = await findViewing(app.db, attemptId, personId, now)
  if (known && now.getTime() - known.lastAt.getTime() < noteEveryMs) return
  if (known) {
    await app.db.updateTable('viewing').set({ lastAt: now }).where('id', '=', known.id).execute()
    return
  }
  await app.db.transaction().execute(async (tx) => {
    // A player asks for several things at once; only the first of them begins a viewing.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${attemptId} ${personId}`}, 0))`.execute(tx)
    if (await findViewing(tx, attemptId, personId, now)) return
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

async function findViewing(db: Kysely<Tables>, attemptId: AttemptId, personId: PersonId, now: Date) {
  return await db
    .selectFrom('viewing')
    .select(['id', 'lastAt'])
    .where('attemptId', '=', attemptId)
    .where('personId', '=', personId)
    .where('lastAt', '>', new Date(now.getTime() - pauseMs))
    .orderBy('lastAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
