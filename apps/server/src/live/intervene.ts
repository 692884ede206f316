import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import type { Intervention } from '@invigil/contract/live.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { tell, write } from './message.ts'
import { talksOf } from './talk-record.ts'

/** Warns a candidate in a proctor's own words; they are kept. It changes nothing of the attempt. */
export async function warnCandidate(
  app: App,
  attemptId: AttemptId,
  personId: PersonId,
  text: string,
): Promise<Intervention> {
  const id = await app.db.transaction().execute(async (tx) => {
    const { sittingId, organisationId } = await tx
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .select(['attempt.sittingId', 'sitting.organisationId'])
      .where('attempt.id', '=', attemptId)
      .executeTakeFirstOrThrow()
    const subject = `attempt:${attemptId}`
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'candidate-warned',
      subject,
      body: { text },
    })
    return await write(app, tx, {
      sittingId,
      attemptId,
      sender: 'proctor',
      personId,
      kind: 'warning',
      body: text,
    })
  })
  const message = await tell(app, id)
  return {
    ...{ id, attemptId, kind: 'warn', reason: text, detail: {} },
    by: { id: personId, name: message.fromName },
    at: message.sentAt,
  }
}

/** What proctors did to an attempt, the oldest first: its changes by staff, talks, warnings and messages to this candidate. */
export async function interventionsOf(app: App, attemptId: AttemptId): Promise<Intervention[]> {
  const [changes, letters, talks] = await Promise.all([
    app.db
      .selectFrom('attemptChange')
      .innerJoin('person', 'person.id', 'attemptChange.personId')
      .selectAll('attemptChange')
      .select('person.name')
      .where('attemptId', '=', attemptId)
      .where('by', '=', 'staff')
      .execute(),
    app.db
      .selectFrom('message')
      .innerJoin('person', 'person.id', 'message.personId')
      .selectAll('message')
      .select('person.name')
      .where('attemptId', '=', attemptId)
      .where('sender', '=', 'proctor')
      .execute(),
    talksOf(app, attemptId),
  ])
  const all: Intervention[] = [
    ...talks,
    ...changes.map(({ id, kind, toState, personId, name, reason, detail, at }) => ({
      ...{ id, attemptId, reason, detail },
      kind: kindOfChange(kind, toState),
      by: { id: personId as PersonId, name },
      at: at.toISOString(),
    })),
    ...letters.map(({ id, kind, personId, name, body, sentAt }) => ({
      ...{ id, attemptId, reason: body, detail: {} },
      kind: kind === 'warning' ? ('warn' as const) : ('message' as const),
      by: { id: personId as PersonId, name },
      at: sentAt.toISOString(),
    })),
  ]
  return all.sort((a, b) => order(a.at, b.at) || order(a.id, b.id))
}

function order(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** The latest intervention of one kind; after it was made. */
export async function theLatest(
  app: App,
  attemptId: AttemptId,
  kind: Intervention['kind'],
): Promise<Intervention> {
  const latest = (await interventionsOf(app, attemptId)).findLast(
    (intervention) => intervention.kind === kind,
  )
  if (!latest) throw new Error(`no ${kind} of attempt ${attemptId} was written`)
  return latest
}

function kindOfChange(kind: string, toState: string): Intervention['kind'] {
  if (kind === 'admitted') return 'admit'
  if (kind === 'extended') return 'extend'
  if (toState === 'paused') return 'pause'
  if (toState === 'terminated') return 'terminate'
  return 'resume'
}
