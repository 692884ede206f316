import type { ErasedPicture } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/tables.ts'

/**
 * Deletes what a check-in showed of a candidate: all pictures, what machines found in them, how the gaze was learnt. That it
 * took place stays, with consents and device checks.
 */
export async function eraseCheckin(
  _app: Pick<App, 'now'>,
  tx: Tx,
  attemptId: AttemptId,
): Promise<{ pictures: ErasedPicture[]; gazeCentre: boolean }> {
  const photos = await tx
    .deleteFrom('referencePhoto')
    .where('attemptId', '=', attemptId)
    .returning(['sealed', 'sha256'])
    .execute()
  const pictures = await tx
    .deleteFrom('checkinPicture')
    .where('attemptId', '=', attemptId)
    .returning(['kind', 'place', 'sealed', 'sha256'])
    .execute()
  const gaze = await tx
    .deleteFrom('gazeCentre')
    .where('attemptId', '=', attemptId)
    .returning('attemptId')
    .execute()
  await tx.deleteFrom('livenessChallenge').where('attemptId', '=', attemptId).execute()
  await tx.updateTable('checkinStep').set({ finding: null }).where('attemptId', '=', attemptId).execute()
  return {
    pictures: [
      ...photos.map(({ sealed, sha256 }) => ({
        ...{ what: 'reference-photo' as const, sha256 },
        bytes: sealed.length,
      })),
      ...pictures
        .toSorted((one, other) => one.kind.localeCompare(other.kind) || one.place - other.place)
        .map(({ kind, sealed, sha256 }) => ({ what: kind, sha256, bytes: sealed.length })),
    ],
    gazeCentre: gaze.length > 0,
  }
}
