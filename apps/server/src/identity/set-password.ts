import type { PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { PersonCaller } from './caller.ts'
import { doorOf } from './door.ts'
import { endLinks, findLink, spendLink } from './link.ts'
import { fitsPassword, hashPassword, nobodysHash } from './password.ts'
import { tryKeys } from './patience.ts'
import { endSignIns, type Origin, startSignIn } from './sign-in.ts'
import { weaknessOf } from './weak-password.ts'

/** Changes one's own password; every other sign-in and unused link of this person ends. */
export async function changePassword(
  app: App,
  caller: PersonCaller,
  { currentPassword, newPassword, ip }: { currentPassword: string; newPassword: string; ip: string },
): Promise<void> {
  const { personId } = caller
  const person = await app.db
    .selectFrom('person')
    .leftJoin('password', 'password.personId', 'person.id')
    .select(['person.name', 'person.email', 'password.hash'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  const keys = tryKeys(person.email, ip)
  const retryAfterSeconds = doorOf(app).patience.wait(keys, app.now())
  if (retryAfterSeconds > 0)
    throw new Refusal('too-many-requests', 'too many wrong passwords', { retryAfterSeconds })
  if (!(await doorOf(app).queue.run(() => fitsPassword(currentPassword, person.hash ?? nobodysHash)))) {
    doorOf(app).patience.failed(keys, app.now())
    throw new Refusal('wrong-credentials', 'the current password is not right')
  }
  const hash = await hashNewPassword(app, newPassword, person)
  await app.db.transaction().execute(async (tx) => {
    await writePassword(app, tx, personId, hash)
    await endSignIns(tx, personId, caller.signInId)
    await endLinks(tx, personId)
    await audit(app, tx, {
      organisationId: caller.organisationId,
      actorId: personId,
      kind: 'password-changed',
      subject: `person:${personId}`,
    })
  })
}

/** Sets a password with an invitation (or a link for a lost password) and signs the person in; older sign-ins end. */
export async function acceptInvitation(
  app: App,
  { token, password }: { token: string; password: string },
  from: Origin,
): Promise<{ token: string; personId: PersonId }> {
  const personId = await findLink(app, token, ['invitation', 'password-reset'])
  const person = await app.db
    .selectFrom('person')
    .select(['id', 'organisationId', 'name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const hash = await hashNewPassword(app, password, person)
  return await app.db.transaction().execute(async (tx) => {
    await spendLink(app, tx, token)
    await writePassword(app, tx, person.id, hash)
    await endSignIns(tx, person.id)
    await audit(app, tx, {
      organisationId: person.organisationId,
      actorId: person.id,
      kind: 'password-set',
      subject: `person:${person.id}`,
    })
    return { token: await startSignIn(app, tx, person.id, from), personId: person.id }
  })
}

/** Hashes a password in the queue; refused when it would be guessed early. */
export async function hashNewPassword(
  app: App,
  password: string,
  person: { name: string; email: string },
): Promise<string> {
  const reason = weaknessOf(password, person)
  if (reason) throw new Refusal('password-too-weak', `the password is ${reason}`, { reason })
  return await doorOf(app).queue.run(() => hashPassword(password))
}

/** Stores a hash as the person's password. */
export async function writePassword(app: App, tx: Tx, personId: PersonId, hash: string): Promise<void> {
  await tx
    .insertInto('password')
    .values({ personId, hash, changedAt: app.now() })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ hash, changedAt: app.now() }))
    .execute()
}
