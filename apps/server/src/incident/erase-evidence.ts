import type { ErasedEvidence } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'

/**
 * Deletes what was pinned to an attempt's incidents. That there was an incident stays, with its kind, time and figures and
 * what people decided of it: a verdict may rest on it.
 */
export async function eraseEvidence(
  _app: Pick<App, 'now'>,
  tx: Tx,
  attemptId: AttemptId,
): Promise<ErasedEvidence[]> {
  const ofAttempt = tx.selectFrom('incident').select('id').where('attemptId', '=', attemptId)
  const pinned = await tx
    .deleteFrom('evidence')
    .where('incidentId', 'in', ofAttempt)
    .returning(['id', 'incidentId', 'kind', 'sha256'])
    .execute()
  return pinned.toSorted((one, other) => one.id.localeCompare(other.id))
}
