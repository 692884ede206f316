import type { PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { PersonCaller } from './caller.ts'
import { doorOf } from './door.ts'
import { fitsPassword, nobodysHash } from './password.ts'
import { tryKeys } from './patience.ts'
import { hashToken, newToken } from './token.ts'

/** Where a sign-in comes from, as its owner may see it later. */
export interface Origin {
  ip: string
  userAgent: string
}

/** A sign-in ends after 12 hours without use, and after 7 days in any case. */
const idleHours = 12
export const longestDays = 7
const hour = 3_600_000

/**
 * Signs a person in with e-mail (lower case) and password; returns the token for the cookie. An unknown e-mail, a person
 * without a password and a wrong password take the same work and get the same refusal.
 */
export async function signIn(
  app: App,
  { email, password }: { email: string; password: string },
  from: Origin,
): Promise<{ token: string; personId: PersonId }> {
  const keys = tryKeys(email, from.ip)
  const retryAfterSeconds = doorOf(app).patience.wait(keys, app.now())
  if (retryAfterSeconds > 0)
    throw new Refusal('too-many-requests', 'too many failed sign-ins', { retryAfterSeconds })

  const person = await app.db
    .selectFrom('person')
    .leftJoin('password', 'password.personId', 'person.id')
    .select(['person.id', 'person.organisationId', 'person.deactivatedAt', 'password.hash'])
    .where('person.email', '=', email)
    .executeTakeFirst()
  const isRight = await doorOf(app).queue.run(() => fitsPassword(password, person?.hash ?? nobodysHash))
  const isWelcome = isRight && person && !person.deactivatedAt
  if (!isWelcome) {
    doorOf(app).patience.failed(keys, app.now())
    await tellFailure(app, person, from)
    throw new Refusal('wrong-credentials', 'e-mail and password do not fit')
  }
  doorOf(app).patience.succeeded(keys[0])
  const token = await app.db.transaction().execute((tx) => startSignIn(app, tx, person.id, from))
  return { token, personId: person.id }
}

/** Begins a sign-in for a person who has just proved who they are; returns the token for the cookie. */
export async function startSignIn(app: App, tx: Tx, personId: PersonId, from: Origin): Promise<string> {
  const token = newToken()
  const now = app.now()
  const { organisationId } = await tx
    .selectFrom('person')
    .select('organisationId')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('signIn')
    .values({
      id: newId(),
      tokenHash: hashToken(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + idleHours * hour),
      ip: from.ip,
      userAgent: from.userAgent.slice(0, 300),
    })
    .execute()
  await audit(app, tx, {
    organisationId,
    actorId: personId,
    kind: 'signed-in',
    subject: `person:${personId}`,
    body: { ip: from.ip },
  })
  return token
}

/** Finds who holds this token, or undefined when the sign-in is unknown, over, or the person has no access any more. */
export async function findSignedIn(app: App, token: string): Promise<PersonCaller | undefined> {
  const now = app.now()
  const rows = await app.db
    .selectFrom('signIn')
    .innerJoin('person', 'person.id', 'signIn.personId')
    .leftJoin('roleGrant', 'roleGrant.personId', 'person.id')
    .select(['signIn.id as signInId', 'signIn.createdAt', 'signIn.lastSeenAt'])
    .select(['person.id as personId', 'person.organisationId'])
    .select(['roleGrant.role', 'roleGrant.scopeKind', 'roleGrant.scopeId'])
    .where('signIn.tokenHash', '=', hashToken(token))
    .where('signIn.expiresAt', '>', now)
    .where('person.deactivatedAt', 'is', null)
    .execute()
  const [first] = rows
  if (!first) return undefined
  await keepAlive(app, first, now)
  const grants = rows.flatMap(({ role, scopeKind, scopeId }) =>
    role && scopeKind && scopeId ? [{ role, scopeKind, scopeId }] : [],
  )
  const { personId, organisationId, signInId } = first
  return { is: 'person', personId, organisationId, signInId, grants }
}

/** Ends one sign-in. */
export async function signOut(app: App, person: PersonCaller): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('signIn').where('id', '=', person.signInId).execute()
    await audit(app, tx, {
      organisationId: person.organisationId,
      actorId: person.personId,
      kind: 'signed-out',
      subject: `person:${person.personId}`,
    })
  })
}

/** Ends every sign-in of a person, but perhaps the one in use. */
export async function endSignIns(tx: Tx, personId: PersonId, exceptId?: string): Promise<void> {
  await tx
    .deleteFrom('signIn')
    .where('personId', '=', personId)
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? ''))
    .execute()
}

/** Written once a minute at most: every call of every candidate comes by here. */
async function keepAlive(
  app: App,
  seen: { signInId: string; createdAt: Date; lastSeenAt: Date },
  now: Date,
): Promise<void> {
  if (now.getTime() - seen.lastSeenAt.getTime() < 60_000) return
  const latest = seen.createdAt.getTime() + longestDays * 24 * hour
  const expiresAt = new Date(Math.min(now.getTime() + idleHours * hour, latest))
  await app.db
    .updateTable('signIn')
    .set({ lastSeenAt: now, expiresAt })
    .where('id', '=', seen.signInId)
    .execute()
}

/** Told for unknown e-mails too (of the server, without the e-mail), so that both answers take as long. */
async function tellFailure(
  app: App,
  person: { id: PersonId; organisationId: string } | undefined,
  { ip }: Origin,
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await audit(app, tx, {
      organisationId: person?.organisationId ?? null,
      actorId: null,
      kind: 'sign-in-refused',
      subject: person ? `person:${person.id}` : 'server',
      body: { ip },
    })
  })
}
