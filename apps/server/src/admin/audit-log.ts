import type { AuditEntry } from '@invigil/contract/admin.ts'
import { type OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit, verifyAudit } from '../platform/audit.ts'

/** Reads the organisation's audit log, the latest first; `isWhole` says that nothing older than these is left. */
export async function readAudit(
  app: App,
  organisationId: OrganisationId,
  { before, limit }: { before?: number; limit: number },
): Promise<{ entries: AuditEntry[]; isWhole: boolean }> {
  const rows = await app.db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.actorId')
    .select(['seq', 'at', 'actorId', 'person.name as actorName', 'kind', 'subject', 'body'])
    .where('auditEntry.organisationId', '=', organisationId)
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const entries = rows.slice(0, limit).map(({ at, actorId, body, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    actorId: actorId === null ? null : PersonId.parse(actorId),
    body: { ...body },
  }))
  return { entries, isWhole: rows.length <= limit }
}

/** Walks the chains of the whole server and tells in the log that somebody did. */
export async function checkAudit(
  app: App,
  { organisationId, personId }: Actor,
): Promise<{ isIntact: boolean; entries: number; problem: string | null }> {
  const verdict = await verifyAudit(app.db)
  const isIntact = verdict.found === 'intact'
  await app.db.transaction().execute(async (tx) => {
    const subject = `organisation:${organisationId}`
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'audit-verified',
      subject,
      body: { isIntact },
    })
  })
  if (verdict.found === 'intact') return { isIntact, entries: verdict.entries, problem: null }
  return {
    isIntact,
    entries: verdict.seq,
    problem: `${verdict.organisationId} ${verdict.seq}: ${verdict.why}`,
  }
}
