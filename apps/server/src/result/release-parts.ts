import type { OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { ReleaseParts, type ShownFrom } from '@invigil/contract/release.ts'
import type { z } from 'zod'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'

/** Where nobody said otherwise: everything with the release, but never the right answers. */
export const plainParts: ReleaseParts = {
  score: 'with-release',
  items: 'with-release',
  feedback: 'with-release',
  answers: 'never',
  explanation: 'with-release',
}

/** Whether a part of a released result is seen at an instant, by the server's clock. */
export function isDue(from: ShownFrom, at: Date): boolean {
  if (from === 'never') return false
  return from === 'with-release' || Date.parse(from) <= at.getTime()
}

/** The parts that are still to come, with their instants, the first first. */
export function laterParts(parts: ReleaseParts, at: Date) {
  return (['score', 'items', 'feedback', 'answers', 'explanation'] as const)
    .flatMap((part) => {
      const from = parts[part]
      return from === 'never' || from === 'with-release' || isDue(from, at) ? [] : [{ part, at: from }]
    })
    .sort((a, b) => a.at.localeCompare(b.at))
}

/** When candidates of a sitting see which part. */
export async function releasePartsOf(app: App, sittingId: SittingId): Promise<ReleaseParts> {
  const row = await app.db
    .selectFrom('releasePlan')
    .select('parts')
    .where('sittingId', '=', sittingId)
    .executeTakeFirst()
  return row ? withExplanation(StoredParts.parse(row.parts)) : plainParts
}

/** Before explanations had a date of their own they came with the feedback. */
const StoredParts = ReleaseParts.partial({ explanation: true })
type StoredParts = z.infer<typeof StoredParts>

function withExplanation(parts: StoredParts): ReleaseParts {
  return { ...parts, explanation: parts.explanation ?? parts.feedback }
}

/** Says when candidates see which part; noted in the audit. */
export async function setReleaseParts(
  app: App,
  by: { personId: PersonId; organisationId: OrganisationId },
  sittingId: SittingId,
  given: StoredParts,
): Promise<ReleaseParts> {
  const parts = withExplanation(given)
  await app.db.transaction().execute(async (tx) => {
    const set = { parts: JSON.stringify(parts), changedAt: app.now(), changedBy: by.personId }
    await tx
      .insertInto('releasePlan')
      .values({ sittingId, ...set })
      .onConflict((conflict) => conflict.column('sittingId').doUpdateSet(set))
      .execute()
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'release-planned' },
      subject: `sitting:${sittingId}`,
      body: { ...parts },
    })
  })
  return parts
}
