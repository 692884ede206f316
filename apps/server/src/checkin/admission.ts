import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { CheckinView } from '@invigil/contract/checkin.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { admitAttempt, moveToWaiting } from '../attempt/intervene.ts'
import { attemptView } from '../attempt/view.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkinView, checkinViews } from './progress.ts'
import { findReferencePhoto } from './reference-photo.ts'

/** A candidate goes to the lobby, whatever is open; the policy admits at once only who has finished. */
export async function goToLobby(app: App, attemptId: AttemptId): Promise<AttemptView> {
  const [{ policy }, { missing }] = await Promise.all([
    attemptView(app, attemptId),
    checkinView(app, attemptId),
  ])
  return await moveToWaiting(app, attemptId, policy.admission === 'automatic' && missing.length === 0)
}

/** A proctor lets a candidate in. An unfinished check-in needs a reason: `checkin-not-finished` is thrown without one. */
export async function admit(
  app: App,
  attemptId: AttemptId,
  by: { personId: PersonId; reason: string },
): Promise<void> {
  const { missing } = await checkinView(app, attemptId)
  if (missing.length > 0 && by.reason === '') {
    throw new Refusal('checkin-not-finished', `attempt ${attemptId} misses ${missing}`, {
      missing: missing.join(', '),
    })
  }
  await admitAttempt(app, attemptId, by)
}

/** Lets everybody in who waits with a finished check-in; answers how many. */
export async function admitAll(
  app: App,
  sittingId: SittingId,
  personId: PersonId,
): Promise<{ admitted: number }> {
  const waiting = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('state', '=', 'waiting')
    .where('admittedAt', 'is', null)
    .execute()
  const checkins = await checkinViews(
    app,
    waiting.map(({ id }) => id),
  )
  const finished = waiting.filter(({ id }) => checkins.get(id)?.missing.length === 0)
  for (const { id } of finished) await admitAttempt(app, id, { personId, reason: '' })
  return { admitted: finished.length }
}

/** What a proctor sees of a check-in before letting somebody in. Looking at the photo is written into the audit. */
export async function lookAtCheckin(
  app: App,
  attemptId: AttemptId,
  by: { personId: PersonId; organisationId: OrganisationId },
): Promise<CheckinView & { referencePhoto: string | null }> {
  const [view, photo] = await Promise.all([checkinView(app, attemptId), findReferencePhoto(app, attemptId)])
  if (photo) {
    await app.db.transaction().execute((tx) =>
      audit(app, tx, {
        organisationId: by.organisationId,
        actorId: by.personId,
        kind: 'reference-photo-seen',
        subject: `attempt:${attemptId}`,
      }),
    )
  }
  return { ...view, referencePhoto: photo ? `data:image/jpeg;base64,${photo.toString('base64')}` : null }
}
