import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Intervention } from '@invigil/contract/live.ts'
import type { TalkEnd, TalkId, TalkWay } from '@invigil/contract/talk.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import { policyOfSitting } from '../sitting/policy.ts'

/** A talk that no server has looked after for this long is over, in milliseconds. */
const abandonedAfterMs = 30_000

/** What came of the wish to talk. */
export type Begun =
  | { is: 'begun'; name: string; isRecorded: boolean }
  | { is: 'busy'; name: string }
  | { is: 'over' }

/** Writes that a proctor begins to talk with a candidate, unless somebody does already or the attempt is over. */
export async function beginTalk(
  app: App,
  { id, attemptId, sittingId, by }: { id: TalkId; attemptId: AttemptId; sittingId: SittingId; by: Actor },
): Promise<Begun> {
  return await app.db.transaction().execute(async (tx) => {
    const attempt = await tx
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .innerJoin('revision', 'revision.id', 'sitting.revisionId')
      .select(['attempt.endedAt', policyOfSitting.as('policy')])
      .where('attempt.id', '=', attemptId)
      .where('attempt.sittingId', '=', sittingId)
      .executeTakeFirst()
    if (!attempt || attempt.endedAt) return { is: 'over' }
    await closeAbandoned(app, tx, attemptId)
    const isRecorded = attempt.policy.talkRecorded === true
    const now = app.now()
    const talk = { id, attemptId, personId: by.personId, isRecorded, beganAt: now, keptAt: now }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('talk')
      .values(talk)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n)
      return { is: 'busy', name: (await talkGoingOn(tx, attemptId))?.name ?? '' }
    const subject = `attempt:${attemptId}`
    const { organisationId, personId: actorId } = by
    await audit(app, tx, { organisationId, actorId, kind: 'talk-begun', subject, body: { id, isRecorded } })
    const { name } = await tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', actorId)
      .executeTakeFirstOrThrow()
    return { is: 'begun', name, isRecorded }
  })
}

/** Says that this server looks after a talk, and which way its sound takes if that is known. */
export async function keepTalk(app: App, id: TalkId, way?: TalkWay): Promise<void> {
  const now = app.now()
  await app.db
    .updateTable('talk')
    .set({ keptAt: now })
    .$if(way !== undefined, (query) =>
      query.set(({ fn, val }) => ({ way, heardAt: fn.coalesce('heardAt', val(now)) })),
    )
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

/** Writes how a talk ended; one that has ended stays as it is. */
export async function endTalk(app: App, id: TalkId, why: TalkEnd): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('talk')
      .set({ endedAt: app.now(), endReason: why })
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .returning(['attemptId', 'personId', 'way'])
      .executeTakeFirst()
    if (!ended) return
    const { organisationId } = await tx
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .select('sitting.organisationId')
      .where('attempt.id', '=', ended.attemptId)
      .executeTakeFirstOrThrow()
    const told = {
      kind: 'talk-ended',
      subject: `attempt:${ended.attemptId}`,
      body: { id, why, way: ended.way },
    }
    await audit(app, tx, { organisationId, actorId: ended.personId, ...told })
  })
}

/** Who talks with a candidate now, as far as the database knows. */
export async function talkGoingOn(db: Pick<App['db'], 'selectFrom'>, attemptId: AttemptId) {
  return await db
    .selectFrom('talk')
    .innerJoin('person', 'person.id', 'talk.personId')
    .innerJoin('attempt', 'attempt.id', 'talk.attemptId')
    .select(['talk.id', 'talk.personId', 'talk.isRecorded', 'attempt.sittingId', 'person.name'])
    .where('talk.attemptId', '=', attemptId)
    .where('talk.endedAt', 'is', null)
    .executeTakeFirst()
}

/** Whom somebody talks with in a sitting now, by whose name. */
export async function talksGoingOn(app: App, sittingId: SittingId) {
  return await app.db
    .selectFrom('talk')
    .innerJoin('attempt', 'attempt.id', 'talk.attemptId')
    .innerJoin('person', 'person.id', 'talk.personId')
    .select(['talk.attemptId', 'person.name as with'])
    .where('attempt.sittingId', '=', sittingId)
    .where('talk.endedAt', 'is', null)
    .where('talk.keptAt', '>', stillKept(app))
    .execute()
}

/** The talks of an attempt as interventions: with whom, how long in whole seconds, which way, why it ended, whether recorded. */
export async function talksOf(app: App, attemptId: AttemptId): Promise<Intervention[]> {
  const rows = await app.db
    .selectFrom('talk')
    .innerJoin('person', 'person.id', 'talk.personId')
    .selectAll('talk')
    .select('person.name')
    .where('attemptId', '=', attemptId)
    .execute()
  return rows.map(({ id, personId, name, beganAt, endedAt, keptAt, way, endReason, isRecorded }) => {
    const isGoingOn = !endedAt && keptAt > stillKept(app)
    const toAt = endedAt ?? (isGoingOn ? app.now() : keptAt)
    const seconds = Math.round((toAt.getTime() - beganAt.getTime()) / 1000)
    const end = isGoingOn ? 'going-on' : (endReason ?? 'proctor-gone')
    return {
      ...{ id, attemptId, kind: 'talk' as const, reason: '' },
      by: { id: personId as PersonId, name },
      detail: { seconds, way: way ?? 'none', end, isRecorded },
      at: beganAt.toISOString(),
    }
  })
}

async function closeAbandoned(app: App, tx: Tx, attemptId: AttemptId): Promise<void> {
  await tx
    .updateTable('talk')
    .set(({ ref }) => ({ endedAt: ref('keptAt'), endReason: 'proctor-gone' }))
    .where('attemptId', '=', attemptId)
    .where('endedAt', 'is', null)
    .where('keptAt', '<=', stillKept(app))
    .execute()
}

function stillKept(app: App): Date {
  return new Date(app.now().getTime() - abandonedAfterMs)
}
