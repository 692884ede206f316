import type { PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import type { Actor } from './caller.ts'
import type { NewPerson } from './people.ts'

const atOnce = 1_000

/**
 * Adds many people without any role or password and returns their ids by e-mail (lower case); told in one entry of the
 * audit log. Refused as a whole when one of the e-mails is somebody's already.
 */
export async function addPeople(
  app: App,
  tx: Tx,
  { organisationId, personId: actorId }: Actor,
  people: readonly Omit<NewPerson, 'organisationId'>[],
): Promise<Map<string, PersonId>> {
  const rows = people.map(({ email, name, locale }) => ({
    id: newId() as PersonId,
    ...{ organisationId, email, name, locale },
    createdAt: app.now(),
    deactivatedAt: null,
  }))
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows.slice(from, from + atOnce)
    const added = await tx
      .insertInto('person')
      .values(values)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .execute()
    if (added.length < values.length) throw new Refusal('email-taken', 'one of the e-mails is taken')
  }
  if (rows.length > 0) {
    const body = { people: rows.map(({ id, name, email }) => ({ id, name, email })) }
    const subject = `organisation:${organisationId}`
    await audit(app, tx, { organisationId, actorId, kind: 'people-added', subject, body })
  }
  return new Map(rows.map(({ email, id }) => [email, id]))
}
