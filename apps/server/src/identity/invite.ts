import type { Grant, Person } from '@invigil/contract/identity.ts'
import type { Locale, PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { writeGrants } from './access.ts'
import type { PersonCaller } from './caller.ts'
import { makeLink } from './link.ts'
import { addPerson, inWords } from './people.ts'
import { thePerson } from './person.ts'

/** Adds a person with roles and makes the path of the page where they set their password. `email` is lower case. */
export async function addAndInvite(
  app: App,
  by: PersonCaller,
  { grants, ...person }: { email: string; name: string; locale: Locale; grants: readonly Grant[] },
): Promise<{ person: Person; path: string }> {
  const { organisationId } = by
  return await app.db.transaction().execute(async (tx) => {
    const personId = await addPerson(app, tx, by.personId, { organisationId, ...person })
    await writeGrants(app, tx, { personId, organisationId, grants, grantedBy: by.personId })
    const path = await makeLink(app, tx, 'invitation', personId)
    await audit(app, tx, {
      organisationId,
      actorId: by.personId,
      kind: 'person-invited',
      subject: `person:${personId}`,
      body: { grants: inWords(grants) },
    })
    return { person: await thePerson(tx, personId), path }
  })
}

/** Makes a new invitation for somebody with access; older ones end. Returns the path of its page. */
export async function inviteAgain(app: App, by: PersonCaller, personId: PersonId): Promise<string> {
  return await app.db.transaction().execute(async (tx) => {
    const person = await thePerson(tx, personId)
    if (person.deactivatedAt) throw new Refusal('not-found', `person ${personId} has no access any more`)
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'person-invited',
      subject: `person:${personId}`,
    })
    return await makeLink(app, tx, 'invitation', personId)
  })
}
