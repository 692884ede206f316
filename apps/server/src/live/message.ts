import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Message } from '@invigil/contract/live.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { MessageTable } from './tables.ts'

/** Writes to everybody of a sitting (`attemptIds` null) or to some; answers how many candidates it went to. */
export async function tellCandidates(
  app: App,
  sittingId: SittingId,
  letter: { attemptIds: AttemptId[] | null; text: string; personId: PersonId },
): Promise<{ sent: number }> {
  const { attemptIds, text, personId } = letter
  const inSitting = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .execute()
  const known = new Set(inSitting.map(({ id }) => id))
  if (attemptIds?.some((id) => !known.has(id)))
    throw new Refusal('not-found', `not all attempts are of sitting ${sittingId}`)

  const receivers = attemptIds ? [...new Set(attemptIds)] : [null]
  const written = await app.db.transaction().execute(async (tx) => {
    const ids: string[] = []
    for (const attemptId of receivers) {
      ids.push(
        await write(app, tx, {
          sittingId,
          attemptId,
          sender: 'proctor',
          personId,
          kind: 'message',
          body: text,
        }),
      )
    }
    const { organisationId } = await tx
      .selectFrom('sitting')
      .select('organisationId')
      .where('id', '=', sittingId)
      .executeTakeFirstOrThrow()
    const body = { to: attemptIds ?? 'everybody' }
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'candidates-told',
      subject: `sitting:${sittingId}`,
      body,
    })
    return ids
  })
  for (const id of written) await tell(app, id)
  return { sent: attemptIds ? receivers.length : known.size }
}

/** A candidate writes to the proctors. */
export async function writeToProctors(app: App, attemptId: AttemptId, text: string): Promise<Message> {
  const id = await app.db.transaction().execute(async (tx) => {
    const { sittingId } = await tx
      .selectFrom('attempt')
      .select('sittingId')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    return await write(app, tx, {
      sittingId,
      attemptId,
      sender: 'candidate',
      personId: null,
      kind: 'message',
      body: text,
    })
  })
  return await tell(app, id)
}

/** Writes a message inside the caller's transaction; `tell` it after the commit. */
export async function write(app: App, tx: Tx, message: Omit<MessageTable, 'id' | 'sentAt'>): Promise<string> {
  const id = newId()
  await tx
    .insertInto('message')
    .values({ ...message, id, sentAt: app.now() })
    .execute()
  return id
}

/** Shows a written message to whom it is for, and to the wall. */
export async function tell(app: App, id: string): Promise<Message> {
  const { sittingId, ...message } = await messages(app)
    .where('message.id', '=', id)
    .executeTakeFirstOrThrow()
    .then(asMessage)
  const hint = { type: 'message', message }
  // With the attempt, so that its tile is read again: it counts the warnings.
  app.publish(`sitting:${sittingId}`, { ...hint, attemptId: message.attemptId ?? undefined })
  if (message.attemptId) app.publish(`attempt:${message.attemptId}`, hint)
  else app.publish(`sitting-letters:${sittingId}`, hint)
  return message
}

/** What a candidate wrote and was written, also to everybody, the oldest first. */
export async function messagesOfAttempt(app: App, attemptId: AttemptId): Promise<Message[]> {
  const { sittingId } = await app.db
    .selectFrom('attempt')
    .select('sittingId')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const rows = await messages(app)
    .where('message.sittingId', '=', sittingId)
    .where((is) => is.or([is('message.attemptId', '=', attemptId), is('message.attemptId', 'is', null)]))
    .orderBy('message.sentAt')
    .orderBy('message.id')
    .execute()
  return rows.map(asMessage).map(({ sittingId: _sitting, ...message }) => message)
}

/** The latest 300 messages of a sitting, the oldest first. */
export async function messagesOfSitting(app: App, sittingId: SittingId): Promise<Message[]> {
  const rows = await messages(app)
    .where('message.sittingId', '=', sittingId)
    .orderBy('message.sentAt', 'desc')
    .orderBy('message.id', 'desc')
    .limit(300)
    .execute()
  return rows
    .reverse()
    .map(asMessage)
    .map(({ sittingId: _sitting, ...message }) => message)
}

function messages(app: App) {
  return app.db
    .selectFrom('message')
    .leftJoin('person as proctor', 'proctor.id', 'message.personId')
    .leftJoin('attempt', 'attempt.id', 'message.attemptId')
    .leftJoin('registration', 'registration.id', 'attempt.registrationId')
    .leftJoin('person as candidate', 'candidate.id', 'registration.personId')
    .selectAll('message')
    .select(['proctor.name as proctorName', 'candidate.name as candidateName'])
}

function asMessage(row: Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]) {
  return {
    id: row.id,
    sittingId: row.sittingId,
    attemptId: row.attemptId,
    from: row.sender,
    fromName: (row.sender === 'proctor' ? row.proctorName : row.candidateName) ?? '',
    kind: row.kind,
    text: row.body,
    sentAt: row.sentAt.toISOString(),
  }
}
