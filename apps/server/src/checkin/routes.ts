import { checkin as contract } from '@invigil/contract/checkin.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import { refuseErased } from '../media/erased.ts'
import type { Call } from '../platform/api.ts'
import { admit, admitAll, goToLobby } from './admission.ts'
import { giveConsent } from './consent.ts'
import { reportDevices } from './devices.ts'
import { gazeCentreOf, keepGazeCentre } from './gaze-centre.ts'
import { keepIdentityDocument } from './identity-document.ts'
import { joinSide } from './join-side.ts'
import { keepReferencePhoto } from './keep-reference-photo.ts'
import { beginLiveness, keepLiveness } from './liveness.ts'
import { lookAtCheckin } from './look.ts'
import { checkinView } from './progress.ts'
import { findReferencePhoto } from './reference-photo.ts'
import { reportSide } from './report-side.ts'
import { keepRoomScan } from './room-scan.ts'
import { asDataUrl } from './sealed-picture.ts'
import { makeSideLink } from './side-link.ts'
import { askPerson } from './step.ts'

const os = implement(contract).$context<Call>()

export const checkinRoutes = os.router({
  get: os.get.handler(async ({ context: { app }, input: { attemptId } }) => {
    const [view, centre] = await Promise.all([checkinView(app, attemptId), gazeCentreOf(app, attemptId)])
    return { ...view, gazeCentre: centre ?? null }
  }),
  consent: os.consent.handler(({ context: { app }, input: { attemptId, consents, wording } }) =>
    giveConsent(app, attemptId, consents, wording),
  ),
  devices: os.devices.handler(({ context: { app }, input }) =>
    reportDevices(app, input.attemptId, input.devices),
  ),
  referencePhoto: os.referencePhoto.handler(({ context: { app }, input }) =>
    keepReferencePhoto(app, input.attemptId, input.data),
  ),
  ownPhoto: os.ownPhoto.handler(async ({ context: { app }, input }) => {
    await refuseErased(app, input.attemptId)
    const photo = await findReferencePhoto(app, input.attemptId)
    return { referencePhoto: photo ? asDataUrl(photo) : null }
  }),
  identityDocument: os.identityDocument.handler(({ context: { app }, input }) =>
    keepIdentityDocument(app, input.attemptId, input.data),
  ),
  beginLiveness: os.beginLiveness.handler(({ context: { app }, input }) =>
    beginLiveness(app, input.attemptId),
  ),
  liveness: os.liveness.handler(({ context: { app }, input: { attemptId, ...went } }) =>
    keepLiveness(app, attemptId, went),
  ),
  gazeCentre: os.gazeCentre.handler(async ({ context: { app }, input }) => {
    await keepGazeCentre(app, input.attemptId, input.centre)
    return {}
  }),
  roomScan: os.roomScan.handler(({ context: { app }, input: { attemptId, ...scan } }) =>
    keepRoomScan(app, attemptId, scan),
  ),
  askPerson: os.askPerson.handler(({ context: { app }, input }) =>
    askPerson(app, input.attemptId, input.step),
  ),
  ready: os.ready.handler(({ context: { app }, input }) => goToLobby(app, input.attemptId)),
  sideLink: os.sideLink.handler(({ context: { app }, input }) => makeSideLink(app, input.attemptId)),
  joinSide: os.joinSide.handler(({ context: { app }, input }) => joinSide(app, input.token)),
  sideReport: os.sideReport.handler(({ context: { app }, input: { key, ...report } }) =>
    reportSide(app, key, report),
  ),
  look: os.look.handler(async ({ context, input }) => {
    await refuseErased(context.app, input.attemptId)
    return await lookAtCheckin(context.app, input.attemptId, thePersonCalling(context))
  }),
  admit: os.admit.handler(async ({ context, input: { attemptId, reason } }) => {
    await admit(context.app, attemptId, { personId: thePersonCalling(context).personId, reason })
    return {}
  }),
  admitAll: os.admitAll.handler(({ context, input }) =>
    admitAll(context.app, input.sittingId, thePersonCalling(context).personId),
  ),
})
