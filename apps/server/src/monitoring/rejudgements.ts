import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Rejudgement } from '@invigil/contract/monitoring.ts'
import type { App } from '../platform/app.ts'

/** How an attempt was judged again, the latest first. */
export async function rejudgementsOf(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<Rejudgement[]> {
  const rows = await app.db
    .selectFrom('rejudgement')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const signals = await app.db
    .selectFrom('rejudgedSignal')
    .selectAll()
    .where(
      'rejudgementId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ attemptId: _attemptId, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    signals: signals.filter(({ rejudgementId }) => rejudgementId === row.id).map(({ signal }) => signal),
  }))
}
