import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Verdict } from '@invigil/contract/review.ts'
import type { App } from '../platform/app.ts'

/** The verdicts on these attempts, the oldest first. */
export async function verdictsByAttempt(app: App, ids: AttemptId[]): Promise<Map<AttemptId, Verdict[]>> {
  if (ids.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('verdict')
    .innerJoin('person', 'person.id', 'verdict.personId')
    .selectAll('verdict')
    .select('person.name')
    .where('attemptId', '=', ({ fn, val }) => fn.any(val(ids)))
    .orderBy('decidedAt')
    .orderBy('verdict.id')
    .execute()
  const grouped = Map.groupBy(rows, ({ attemptId }) => attemptId)
  return new Map([...grouped].map(([attemptId, ofAttempt]) => [attemptId, ofAttempt.map(asVerdict)]))
}

function asVerdict(
  row: Omit<Verdict, 'by' | 'decidedAt'> & { personId: Verdict['by']['id']; name: string; decidedAt: Date },
) {
  const { verdict, reasonCode, reason, personId, name, decidedAt } = row
  return { verdict, reasonCode, reason, by: { id: personId, name }, decidedAt: decidedAt.toISOString() }
}
