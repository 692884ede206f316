import type { Entered } from '@invigil/contract/attempt.ts'
import type { AttemptId, PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import { hashToken, newToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { findRegistrationByLink } from '../sitting/personal-link.ts'
import { readRoomCode } from '../sitting/room-code.ts'
import { answerFileKeyOf } from './answers-file.ts'
import { byCandidate, lockAttempt, move, setClock, tellScreens, writeChange } from './change.ts'
import { attemptView } from './view.ts'

/** Opens a person's own attempt in the room of this code. Refused as `room-not-found`, `not-registered` and as `open` is. */
export async function enterRoom(
  app: App,
  personId: PersonId,
  roomCode: string,
  userAgent: string,
): Promise<Entered> {
  const code = readRoomCode(roomCode)
  const place = code
    ? await app.db
        .selectFrom('sitting')
        .innerJoin('person', 'person.organisationId', 'sitting.organisationId')
        .leftJoin('registration', (join) =>
          join
            .onRef('registration.sittingId', '=', 'sitting.id')
            .onRef('registration.personId', '=', 'person.id'),
        )
        .select(['sitting.id as sittingId', 'registration.id as registrationId'])
        .where('sitting.roomCode', '=', code)
        .where('person.id', '=', personId)
        .executeTakeFirst()
    : undefined
  if (!place) throw new Refusal('room-not-found', `no room ${roomCode.slice(0, 20)}`)
  const { registrationId } = place
  if (!registrationId)
    throw new Refusal('not-registered', `${personId} is not on the roster of ${place.sittingId}`)
  return await openAttempt(app, registrationId, userAgent)
}

/** Opens the attempt of a personal link. Refused as `link-not-valid` and as `openAttempt` is. */
export async function enterByLink(app: App, token: string, userAgent: string): Promise<Entered> {
  const registration = await findRegistrationByLink(app, token)
  if (!registration) throw new Refusal('link-not-valid', 'the link is not (or no longer) good')
  return await openAttempt(app, registration.id, userAgent)
}

/**
 * Opens an attempt on a device, making it on the first entry: a new opening, a new key. The device that held it is told.
 * Entering is possible long before the start, and after the end of what was begun. Refused as `sitting-cancelled` and,
 * without an attempt, as `sitting-over`.
 */
async function openAttempt(app: App, registrationId: RegistrationId, userAgent: string): Promise<Entered> {
  const attemptKey = newToken()
  const attempt = await app.db.transaction().execute(async (tx) => {
    const attempt = await lockAttempt(tx, await findOrMake(app, tx, registrationId))
    const opening = attempt.opening + 1
    await tx
      .insertInto('attemptOpening')
      .values({
        ...{ attemptId: attempt.id, opening, openedAt: app.now() },
        keyHash: hashToken(attemptKey),
        userAgent: userAgent.slice(0, 300),
      })
      .execute()
    await tx.updateTable('attempt').set({ opening }).where('id', '=', attempt.id).execute()
    await writeChange(app, tx, attempt, { kind: 'opened', cause: byCandidate, detail: { opening } })
    return { ...attempt, opening }
  })
  const { id: attemptId, opening } = attempt
  app.publish(`attempt:${attemptId}`, { type: 'taken-over', opening })
  tellScreens(app, attempt)
  const answerFileKey = answerFileKeyOf(app)
  return { attemptId, attemptKey, opening, answerFileKey, attempt: await attemptView(app, attemptId) }
}

async function findOrMake(app: App, tx: Tx, registrationId: RegistrationId): Promise<AttemptId> {
  const found = await tx
    .selectFrom('registration')
    .innerJoin('sitting', 'sitting.id', 'registration.sittingId')
    .leftJoin('attempt', 'attempt.registrationId', 'registration.id')
    .select(['registration.personId', 'registration.sittingId', 'sitting.cancelledAt'])
    .select(({ fn }) => fn.coalesce('registration.endsAt', 'sitting.endsAt').as('endsAt'))
    .select('attempt.id as attemptId')
    .where('registration.id', '=', registrationId)
    .executeTakeFirstOrThrow()
  if (found.cancelledAt) throw new Refusal('sitting-cancelled', `sitting ${found.sittingId} is cancelled`)
  if (found.attemptId) return found.attemptId
  if (app.now() >= found.endsAt) throw new Refusal('sitting-over', `sitting ${found.sittingId} is over`)
  return await makeAttempt(app, tx, registrationId, found)
}

async function makeAttempt(
  app: App,
  tx: Tx,
  registrationId: RegistrationId,
  { personId, sittingId }: { personId: PersonId; sittingId: SittingId },
): Promise<AttemptId> {
  const id = newId(app.now().getTime()) as AttemptId
  const made = await tx
    .insertInto('attempt')
    .values({ id, registrationId, sittingId, personId, state: 'expected', seed: id, createdAt: app.now() })
    // Two devices may enter for the first time at once.
    .onConflict((conflict) => conflict.column('registrationId').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) return await theAttemptOf(tx, registrationId)
  await move(app, tx, made, { to: 'checking-in', cause: byCandidate })
  await setClock(app, tx, id)
  return id
}

async function theAttemptOf(tx: Tx, registrationId: RegistrationId): Promise<AttemptId> {
  const { id } = await tx
    .selectFrom('attempt')
    .select('id')
    .where('registrationId', '=', registrationId)
    .executeTakeFirstOrThrow()
  return id
}
