import type { AttemptId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { HeldResult } from '@invigil/contract/result-list.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { type Meant, namedHeld, standingsOf } from './standings.ts'

/** How many results would be released now, and whose would be held back. */
export async function previewRelease(app: App, meant: Meant) {
  const { ready, held } = await standingsOf(app, meant)
  return { ready: ready.length, ...namedHeld(held) }
}

/** Releases results of a sitting, all or those meant; what is held is named with its reason and can be released later. */
export async function releaseResults(
  app: App,
  meant: Meant,
  { personId, organisationId }: { personId: PersonId; organisationId: OrganisationId },
): Promise<{ released: AttemptId[]; held: HeldResult[]; allHeld: number }> {
  const { sittingId } = meant
  const { ready: released, held: all } = await standingsOf(app, meant)
  const held = namedHeld(all)
  if (released.length === 0) return { released, ...held }

  await app.db.transaction().execute(async (tx) => {
    await sql`
      insert into release (attempt_id, person_id, released_at)
      select id, ${personId}, ${app.now()} from unnest(${released}::uuid[]) as id
      on conflict do nothing
    `.execute(tx)
    const news = released.map((attemptId) => ({ body: { attemptId } }))
    await app.announceAll(tx, 'result-released', news)
    const subject = `sitting:${sittingId}`
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'results-released',
      subject,
      body: { released },
    })
  })
  for (const attemptId of released)
    app.publish(`attempt:${attemptId}`, { type: 'result-released', attemptId })
  return { released, ...held }
}
