import type { Lost } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import './tables.ts'

/** What a review of an attempt lacks because it was erased: by its own receipt, and cameras of its sitting's hall. */
export async function lostOf(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<Lost> {
  const own = await app.db
    .selectFrom('erasure')
    .select('receipt')
    .where('attemptId', '=', attemptId)
    .where('what', '=', 'recording')
    .executeTakeFirst()
  const halls = await app.db
    .selectFrom('hallCamera')
    .innerJoin('attempt', 'attempt.sittingId', 'hallCamera.sittingId')
    .innerJoin('erasedRecording', (join) => join.onRef('erasedRecording.attemptId', '=', 'hallCamera.id'))
    .leftJoin('erasure', (join) => join.onRef('erasure.cameraId', '=', 'hallCamera.id'))
    .select(['hallCamera.id as cameraId', 'hallCamera.name', 'erasedRecording.erasedAt', 'erasure.number'])
    .where('attempt.id', '=', attemptId)
    .orderBy('hallCamera.createdAt')
    .orderBy('hallCamera.id')
    .execute()
  return {
    lanes: (own?.receipt.tracks ?? []).map(({ kind, fromAt, toAt }) => ({ kind, fromAt, toAt })),
    halls: halls.map((hall) => ({ ...hall, erasedAt: hall.erasedAt.toISOString() })),
  }
}
