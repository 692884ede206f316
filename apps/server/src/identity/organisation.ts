import type { OrganisationId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Actor } from './caller.ts'

export interface Organisation {
  id: OrganisationId
  name: string
}

/** Reads the organisation of whoever asks. */
export async function theOrganisation(app: App, id: OrganisationId): Promise<Organisation> {
  return await app.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Gives the organisation another name; it stands on every page a candidate sees. */
export async function renameOrganisation(app: App, by: Actor, name: string): Promise<Organisation> {
  const { organisationId, personId } = by
  return await app.db.transaction().execute(async (tx) => {
    const { name: before } = await tx
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisationId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await tx.updateTable('organisation').set({ name }).where('id', '=', organisationId).execute()
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'organisation-renamed',
      subject: `organisation:${organisationId}`,
      body: { before, after: name },
    })
    return { id: organisationId, name }
  })
}
