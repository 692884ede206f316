import type { ErasedSignals } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'

/**
 * Deletes what detectors noticed in an attempt, what the server saw when it looked again, and judgements again. How far
 * outboxes had come stays, so that nothing comes a second time.
 */
export async function eraseSignals(
  _app: Pick<App, 'now'>,
  tx: Tx,
  attemptId: AttemptId,
): Promise<ErasedSignals> {
  const { rows } = await sql<{ n: number; sha256: string }>`
    select coalesce(sum(n), 0)::int as n,
      encode(sha256(convert_to(coalesce(string_agg(signals::text, '|' order by received_at, outbox_id, first_seq), ''), 'UTF8')), 'hex')
        as sha256
    from signal_batch where attempt_id = ${attemptId}`.execute(tx)
  const [found] = rows
  await tx.deleteFrom('signalBatch').where('attemptId', '=', attemptId).execute()
  const rechecks = await tx
    .deleteFrom('signalRecheck')
    .where('attemptId', '=', attemptId)
    .returning('episode')
    .execute()
  const ofAttempt = tx.selectFrom('rejudgement').select('id').where('attemptId', '=', attemptId)
  await tx.deleteFrom('rejudgedSignal').where('rejudgementId', 'in', ofAttempt).execute()
  const rejudgements = await tx
    .deleteFrom('rejudgement')
    .where('attemptId', '=', attemptId)
    .returning('id')
    .execute()
  const count = found?.n ?? 0
  return {
    count,
    sha256: count > 0 && found ? found.sha256 : null,
    rechecks: rechecks.length,
    rejudgements: rejudgements.length,
  }
}
