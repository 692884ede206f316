import type { Locale, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import type { Tx } from '../platform/tables.ts'
import { writeGrants } from './access.ts'
import { findLink, makeLink, spendLink } from './link.ts'
import { addPerson } from './people.ts'
import { hashNewPassword, writePassword } from './set-password.ts'
import { type Origin, startSignIn } from './sign-in.ts'

/** What the first administrator says on the first page. `email` is lower case. */
export interface Newcomer {
  token: string
  organisationName: string
  name: string
  email: string
  password: string
  locale: Locale
}

/**
 * Makes the path of the page for the first administrator, e.g. `/console/welcome#…`, or undefined when there is one already.
 * Valid once and for 24 hours; an earlier one ends.
 */
export async function firstAdministratorLink(app: Pick<App, 'db' | 'now'>): Promise<string | undefined> {
  return await app.db.transaction().execute(async (tx) => {
    if (await hasAdministrator({ db: tx })) return undefined
    return await makeLink(app, tx, 'first-administrator', null)
  })
}

/** Says whether anybody administers this installation yet. */
export async function hasAdministrator(app: Pick<App, 'db'>): Promise<boolean> {
  const found = await app.db
    .selectFrom('roleGrant')
    .select('personId')
    .where('role', '=', 'administrator')
    .where('scopeKind', '=', 'organisation')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Makes the organisation and its first administrator with the one-time link, and signs that person in. */
export async function welcomeFirstAdministrator(
  app: App,
  newcomer: Newcomer,
  from: Origin,
): Promise<{ token: string; personId: PersonId }> {
  await findLink(app, newcomer.token, ['first-administrator'])
  const hash = await hashNewPassword(app, newcomer.password, newcomer)
  return await app.db.transaction().execute(async (tx) => {
    await spendLink(app, tx, newcomer.token)
    const organisationId = await addOrganisation(app, tx, newcomer.organisationName)
    const { email, name, locale } = newcomer
    const personId = await addPerson(app, tx, null, { organisationId, email, name, locale })
    const grants = [{ role: 'administrator', on: 'organisation' } as const]
    await writeGrants(app, tx, { personId, organisationId, grants, grantedBy: personId })
    await writePassword(app, tx, personId, hash)
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'organisation-founded',
      subject: `organisation:${organisationId}`,
      body: { name: newcomer.organisationName },
    })
    return { token: await startSignIn(app, tx, personId, from), personId }
  })
}

/** Adds an organisation without any people. */
export async function addOrganisation(app: App, tx: Tx, name: string): Promise<OrganisationId> {
  const id = newId() as OrganisationId
  await tx.insertInto('organisation').values({ id, name, createdAt: app.now() }).execute()
  return id
}
