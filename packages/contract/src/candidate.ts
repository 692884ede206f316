import { attempt } from './attempt.ts'
import { checkin } from './checkin.ts'
import { revisionRoutes } from './exam-revision.ts'
import { identity } from './identity.ts'
import { live } from './live.ts'
import { monitoring } from './monitoring.ts'
import { result } from './result.ts'
import { retention } from './retention.ts'

/** The routes that the candidate's app calls; the rest stays out of what a candidate downloads. */
export const candidateContract = {
  identity: {
    start: identity.start,
    signIn: identity.signIn,
    signOut: identity.signOut,
    me: identity.me,
    acceptInvitation: identity.acceptInvitation,
  },
  // An author tries a paper where candidates answer theirs.
  exam: { tryPaper: revisionRoutes.tryPaper, tryScore: revisionRoutes.tryScore },
  attempt,
  checkin: {
    get: checkin.get,
    consent: checkin.consent,
    devices: checkin.devices,
    referencePhoto: checkin.referencePhoto,
    ownPhoto: checkin.ownPhoto,
    identityDocument: checkin.identityDocument,
    beginLiveness: checkin.beginLiveness,
    liveness: checkin.liveness,
    gazeCentre: checkin.gazeCentre,
    roomScan: checkin.roomScan,
    askPerson: checkin.askPerson,
    ready: checkin.ready,
    sideLink: checkin.sideLink,
    joinSide: checkin.joinSide,
    sideReport: checkin.sideReport,
  },
  monitoring,
  live: { say: live.say, raiseHand: live.raiseHand, messages: live.messages },
  result: {
    mine: result.mine,
    certificate: result.certificate,
    checkCertificate: result.checkCertificate,
  },
  admin: { retention: { mine: retention.mine } },
}
export type CandidateContract = typeof candidateContract
