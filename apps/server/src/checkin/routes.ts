import { checkin as contract } from '@invigil/contract/checkin.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { admit, admitAll, goToLobby, lookAtCheckin } from './admission.ts'
import { giveConsent } from './consent.ts'
import { reportDevices } from './devices.ts'
import { checkinView } from './progress.ts'
import { keepReferencePhoto } from './reference-photo.ts'

const os = implement(contract).$context<Call>()

export const checkinRoutes = os.router({
  get: os.get.handler(({ context: { app }, input }) => checkinView(app, input.attemptId)),
  consent: os.consent.handler(({ context: { app }, input: { attemptId, consents, wording } }) =>
    giveConsent(app, attemptId, consents, wording),
  ),
  devices: os.devices.handler(({ context: { app }, input }) =>
    reportDevices(app, input.attemptId, input.devices),
  ),
  referencePhoto: os.referencePhoto.handler(({ context: { app }, input }) =>
    keepReferencePhoto(app, input.attemptId, input.data),
  ),
  ready: os.ready.handler(({ context: { app }, input }) => goToLobby(app, input.attemptId)),
  look: os.look.handler(({ context, input }) =>
    lookAtCheckin(context.app, input.attemptId, thePersonCalling(context)),
  ),
  admit: os.admit.handler(async ({ context, input: { attemptId, reason } }) => {
    await admit(context.app, attemptId, { personId: thePersonCalling(context).personId, reason })
    return {}
  }),
  admitAll: os.admitAll.handler(({ context, input }) =>
    admitAll(context.app, input.sittingId, thePersonCalling(context).personId),
  ),
})
