import type { AttemptId, ExamId, OrganisationId, SittingId } from '@invigil/contract/ids.ts'
import { type Hold, HoldId, type HoldOn } from '@invigil/contract/retention.ts'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { hasUploads } from '../attempt/upload-key.ts'
import type { Actor } from '../identity/caller.ts'
import { isErased } from '../media/erased.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { asPage, Milliseconds, readPlace } from '../platform/place-in-list.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables, Tx } from '../platform/tables.ts'
import './tables.ts'

/**
 * Keeps the recordings of an attempt, a sitting or an exam, whatever their time, until the hold is ended. Whoever calls has
 * made sure that it is of the actor's organisation. Throws `recording-gone` for an attempt of which nothing is left to be held:
 * neither the recording nor files of its answers.
 */
export async function makeHold(app: App, by: Actor, of: HoldOn, reason: string): Promise<Hold> {
  const id = newId() as HoldId
  await app.db.transaction().execute(async (tx) => {
    await lockRetention(tx)
    if (of.on === 'attempt' && (await isErased(tx, of.attemptId)) && !(await hasUploads(tx, of.attemptId)))
      throw new Refusal('recording-gone', `the recording of attempt ${of.attemptId} has been erased`)
    const { on: _on, ...named } = of
    await tx
      .insertInto('legalHold')
      .values({
        ...{ id, organisationId: by.organisationId, attemptId: null, sittingId: null, examId: null },
        ...named,
        ...{ reason, madeBy: by.personId, madeAt: app.now() },
        ...{ endedBy: null, endedAt: null, endReason: null },
      })
      .execute()
    await tell(app, tx, by, { id, of, kind: 'hold-made', reason })
  })
  return await theHold(app, by.organisationId, id)
}

/** Ends a hold; what it kept and is due goes with the next hour. Throws `not-found`, and `wrong-state` when it has ended. */
export async function endHold(app: App, by: Actor, id: HoldId, reason: string): Promise<Hold> {
  const { of } = await theHold(app, by.organisationId, id)
  await app.db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('legalHold')
      .set({ endedBy: by.personId, endedAt: app.now(), endReason: reason })
      .where('id', '=', id)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new Refusal('wrong-state', `hold ${id} has ended`)
    await tell(app, tx, by, { id, of, kind: 'hold-ended', reason })
  })
  return await theHold(app, by.organisationId, id)
}

/**
 * A page of the holds of an organisation: those that hold now first, then the others, each the latest first. `next` is the place
 * where it ends. Throws `place-unknown`.
 */
export async function listHolds(
  app: Pick<App, 'db'>,
  organisationId: OrganisationId,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ holds: Hold[]; next: string | null }> {
  const place = readPlace(holdPlace, after)
  const holds = await readHolds(app.db, (all) =>
    all
      .where('legalHold.organisationId', '=', organisationId)
      .$if(place !== undefined, (query) =>
        query.where(
          sql<boolean>`(legal_hold.ended_at is null, legal_hold.made_at, legal_hold.id)
            < (${place?.[0]}, ${new Date(place?.[1] ?? 0)}, ${place?.[2]})`,
        ),
      )
      .limit(limit + 1),
  )
  const { page, next } = asPage(holds, limit, ({ ended, madeAt, id }) => [
    ...[ended === null, Date.parse(madeAt), id],
  ])
  return { holds: page, next }
}

const holdPlace = z.tuple([z.boolean(), Milliseconds, HoldId])

/** Those that hold one of these attempts now, by themselves or by their sitting or exam. */
export async function holdsOver(
  db: Kysely<Tables>,
  { attemptId, sittingId, examId }: { attemptId: AttemptId; sittingId: SittingId; examId: ExamId },
): Promise<Hold[]> {
  return await readHolds(db, (holds) =>
    holds
      .where('legalHold.endedAt', 'is', null)
      .where((is) =>
        is.or([
          is('legalHold.attemptId', '=', attemptId),
          is('legalHold.sittingId', '=', sittingId),
          is('legalHold.examId', '=', examId),
        ]),
      ),
  )
}

/** Making holds and erasing come one after the other, until the transaction ends: a hold that was made is never overtaken. */
export async function lockRetention(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('admin.retention', 0))`.execute(tx)
}

async function theHold(app: Pick<App, 'db'>, organisationId: OrganisationId, id: HoldId): Promise<Hold> {
  const [hold] = await readHolds(app.db, (holds) =>
    holds.where('legalHold.id', '=', id).where('legalHold.organisationId', '=', organisationId),
  )
  if (!hold) throw new Refusal('not-found', `no hold ${id}`)
  return hold
}

function holdsIn(db: Kysely<Tables>) {
  return db
    .selectFrom('legalHold')
    .innerJoin('person as maker', 'maker.id', 'legalHold.madeBy')
    .leftJoin('person as ender', 'ender.id', 'legalHold.endedBy')
    .leftJoin('attempt', 'attempt.id', 'legalHold.attemptId')
    .leftJoin('person as candidate', 'candidate.id', 'attempt.personId')
    .leftJoin('sitting', (join) =>
      join.on((on) =>
        on.or([
          on('sitting.id', '=', on.ref('legalHold.sittingId')),
          on('sitting.id', '=', on.ref('attempt.sittingId')),
        ]),
      ),
    )
    .leftJoin('exam', 'exam.id', 'legalHold.examId')
    .selectAll('legalHold')
    .select(['maker.name as makerName', 'ender.name as enderName', 'candidate.name as candidateName'])
    .select(['sitting.name as sittingName', 'exam.title as examTitle'])
    .orderBy(sql`legal_hold.ended_at is null`, 'desc')
    .orderBy('legalHold.madeAt', 'desc')
    .orderBy('legalHold.id', 'desc')
}

async function readHolds(
  db: Kysely<Tables>,
  narrow: (holds: ReturnType<typeof holdsIn>) => ReturnType<typeof holdsIn>,
): Promise<Hold[]> {
  const rows = await narrow(holdsIn(db)).execute()
  return rows.map((row) => ({
    id: row.id,
    of: whatOf(row),
    name: row.candidateName ?? row.examTitle ?? row.sittingName ?? '',
    sittingName: row.attemptId ? row.sittingName : null,
    reason: row.reason,
    by: { id: row.madeBy, name: row.makerName },
    madeAt: row.madeAt.toISOString(),
    ended:
      row.endedBy && row.endedAt
        ? {
            by: { id: row.endedBy, name: row.enderName ?? '' },
            at: row.endedAt.toISOString(),
            reason: row.endReason ?? '',
          }
        : null,
  }))
}

function whatOf(row: {
  attemptId: AttemptId | null
  sittingId: SittingId | null
  examId: ExamId | null
}): HoldOn {
  if (row.attemptId) return { on: 'attempt', attemptId: row.attemptId }
  if (row.sittingId) return { on: 'sitting', sittingId: row.sittingId }
  if (row.examId) return { on: 'exam', examId: row.examId }
  throw new Error('a hold holds nothing')
}

async function tell(
  app: App,
  tx: Tx,
  by: Actor,
  { id, of, kind, reason }: { id: HoldId; of: HoldOn; kind: 'hold-made' | 'hold-ended'; reason: string },
): Promise<void> {
  const { on, ...named } = of
  await audit(app, tx, {
    organisationId: by.organisationId,
    actorId: by.personId,
    kind,
    subject: `${on}:${Object.values(named).join()}`,
    body: { hold: id, reason },
  })
}
