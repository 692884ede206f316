import {
  type CheckinReview,
  DocumentFinding,
  LivenessFinding,
  LivenessMoment,
  PhotoFinding,
  RoomFinding,
  RoomPlace,
  RoomThing,
} from '@invigil/contract/checkin.ts'
import type { AttemptId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { findPictures } from './checkin-picture.ts'
import { checkinView } from './progress.ts'
import { findReferencePhoto } from './reference-photo.ts'
import { asDataUrl } from './sealed-picture.ts'
import { findingOf } from './step.ts'

const RoomDetail = RoomPlace.extend({ things: z.array(RoomThing) })

/** What a proctor sees of a check-in before letting somebody in. Which pictures were looked at is written into the audit. */
export async function lookAtCheckin(
  app: App,
  attemptId: AttemptId,
  by: { personId: PersonId; organisationId: OrganisationId },
): Promise<CheckinReview> {
  const [view, photo, photoFinding, identityDocument, liveness, room] = await Promise.all([
    checkinView(app, attemptId),
    findReferencePhoto(app, attemptId),
    findingOf(app, attemptId, 'reference-photo'),
    documentOf(app, attemptId),
    livenessOf(app, attemptId),
    roomOf(app, attemptId),
  ])
  await auditLook(app, attemptId, by, [
    ...(photo ? ['reference-photo-seen'] : []),
    ...(identityDocument ? ['identity-document-seen'] : []),
    ...(liveness && liveness.stills.length > 0 ? ['liveness-seen'] : []),
    ...(room ? ['room-scan-seen'] : []),
  ])
  return {
    ...view,
    referencePhoto: photo ? asDataUrl(photo) : null,
    photo: PhotoFinding.safeParse(photoFinding).data ?? null,
    identityDocument,
    liveness,
    room,
  }
}

/** A picture is kept before the machine looks at it, which takes a while and may be cut off. */
const unseen: DocumentFinding = { portrait: 'not-checked', models: [] }

async function documentOf(app: App, attemptId: AttemptId): Promise<CheckinReview['identityDocument']> {
  const [[picture], finding] = await Promise.all([
    findPictures(app, attemptId, 'identity-document'),
    findingOf(app, attemptId, 'identity-document'),
  ])
  return picture
    ? { picture: asDataUrl(picture.jpeg), ...(DocumentFinding.safeParse(finding).data ?? unseen) }
    : null
}

async function livenessOf(app: App, attemptId: AttemptId): Promise<CheckinReview['liveness']> {
  const [pictures, finding] = await Promise.all([
    findPictures(app, attemptId, 'liveness'),
    findingOf(app, attemptId, 'liveness'),
  ])
  if (finding === null) return null
  const stills = pictures.map(({ jpeg, detail }) => ({
    picture: asDataUrl(jpeg),
    ...LivenessMoment.parse(detail),
  }))
  return { ...LivenessFinding.parse(finding), stills }
}

async function roomOf(app: App, attemptId: AttemptId): Promise<CheckinReview['room']> {
  const [pictures, finding] = await Promise.all([
    findPictures(app, attemptId, 'room'),
    findingOf(app, attemptId, 'room-scan'),
  ])
  if (pictures.length === 0) return null
  const stills = pictures.map(({ jpeg, detail }) => ({
    picture: asDataUrl(jpeg),
    ...RoomDetail.parse(detail),
  }))
  return { ...(RoomFinding.safeParse(finding).data ?? { coverage: 0 }), stills }
}

async function auditLook(
  app: App,
  attemptId: AttemptId,
  { personId, organisationId }: { personId: PersonId; organisationId: OrganisationId },
  kinds: readonly string[],
): Promise<void> {
  if (kinds.length === 0) return
  await app.db.transaction().execute(async (tx) => {
    for (const kind of kinds)
      await audit(app, tx, { organisationId, actorId: personId, kind, subject: `attempt:${attemptId}` })
  })
}
