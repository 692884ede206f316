import type { AttemptId } from '@invigil/contract/ids.ts'
import { findAttemptKey, theAttemptKey } from '../media/attempt-keys.ts'
import { theRecording } from '../media/recording.ts'
import type { App } from '../platform/app.ts'
import { openPicture, sealPicture } from './sealed-picture.ts'
import type { CheckinPictureTable } from './tables.ts'

type Kind = CheckinPictureTable['kind']

/** A picture of a check-in and what it is of. */
export interface CheckinPicture {
  jpeg: Buffer
  detail: unknown
}

/** Keeps the pictures of one kind, in their order; those kept before are gone. */
export async function keepPictures(
  app: App,
  attemptId: AttemptId,
  kind: Kind,
  pictures: readonly CheckinPicture[],
): Promise<void> {
  const { key } = await theAttemptKey(app, theRecording(app).wrapping, attemptId)
  const takenAt = app.now()
  const rows = pictures.map(({ jpeg, detail }, place) => ({
    ...{ attemptId, kind, place, takenAt },
    ...sealPicture(key, nameOf(attemptId, kind, place), jpeg),
    detail: JSON.stringify(detail),
  }))
  await app.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('checkinPicture')
      .where('attemptId', '=', attemptId)
      .where('kind', '=', kind)
      .where('place', '>=', rows.length)
      .execute()
    if (rows.length === 0) return
    await tx
      .insertInto('checkinPicture')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['attemptId', 'kind', 'place']).doUpdateSet(({ ref }) => ({
          sealed: ref('excluded.sealed'),
          sha256: ref('excluded.sha256'),
          detail: ref('excluded.detail'),
          takenAt: ref('excluded.takenAt'),
        })),
      )
      .execute()
  })
}

/** The pictures of one kind in their order; none where there are none, or the attempt's key was deleted. */
export async function findPictures(app: App, attemptId: AttemptId, kind: Kind): Promise<CheckinPicture[]> {
  const rows = await app.db
    .selectFrom('checkinPicture')
    .select(['place', 'sealed', 'detail'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', kind)
    .orderBy('checkinPicture.place')
    .execute()
  const attemptKey = rows.length > 0 && (await findAttemptKey(app, theRecording(app).wrapping, attemptId))
  if (!attemptKey) return []
  return rows.map(({ place, sealed, detail }) => ({
    jpeg: openPicture(attemptKey.key, nameOf(attemptId, kind, place), sealed),
    detail,
  }))
}

function nameOf(attemptId: AttemptId, kind: Kind, place: number): string {
  return `${kind}|${place}|${attemptId}`
}
