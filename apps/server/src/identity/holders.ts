import type { Role } from '@invigil/contract/access.ts'
import type { PersonId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Tx } from '../platform/tables.ts'
import type { Actor, HeldGrant } from './caller.ts'

/**
 * Says who holds a role on one exam or sitting itself; what somebody holds on a wider scope stays as it is. Returns whose
 * access changed: tell their open screens after the commit with `tellAccessChanged`.
 */
export async function setHolders(
  app: App,
  tx: Tx,
  by: Actor,
  { personIds, ...grant }: HeldGrant & { personIds: readonly PersonId[] },
): Promise<PersonId[]> {
  const { role, scopeKind, scopeId } = grant
  const before = await holdersOf(tx, role, scopeId)
  const gone = before.filter((personId) => !personIds.includes(personId))
  const added = [...new Set(personIds)].filter((personId) => !before.includes(personId))
  if (gone.length > 0) {
    await tx
      .deleteFrom('roleGrant')
      .where('role', '=', role)
      .where('scopeId', '=', scopeId)
      .where('personId', 'in', gone)
      .execute()
  }
  if (added.length > 0) {
    const given = { role, scopeKind, scopeId, grantedAt: app.now(), grantedBy: by.personId }
    await tx
      .insertInto('roleGrant')
      .values(added.map((personId) => ({ personId, ...given })))
      .execute()
  }
  if (gone.length + added.length > 0) {
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: `${role}s-set`,
      subject: `${scopeKind}:${scopeId}`,
      body: { added, gone },
    })
  }
  return [...gone, ...added]
}

async function holdersOf(tx: Tx, role: Role, scopeId: string): Promise<PersonId[]> {
  const held = await tx
    .selectFrom('roleGrant')
    .select('personId')
    .where('role', '=', role)
    .where('scopeId', '=', scopeId)
    .execute()
  return held.map(({ personId }) => personId)
}
