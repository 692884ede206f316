import { live as contract } from '@invigil/contract/live.ts'
import { implement } from '@orpc/server'
import { extendAttempt, pauseAttempt, resumeAttempt, terminateAttempt } from '../attempt/intervene.ts'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { releaseCharge, takeCharge } from './charge.ts'
import { answerHandover, offerHandover } from './handover.ts'
import { raiseHand } from './hear.ts'
import { theLatest, warnCandidate } from './intervene.ts'
import { messagesOfAttempt, tellCandidates, writeToProctors } from './message.ts'
import { assignAlertTo } from './proctors.ts'
import { theWall } from './wall.ts'

const os = implement(contract).$context<Call>()

export const liveRoutes = os.router({
  wall: os.wall.handler(({ context: { app }, input }) => theWall(app, input.sittingId)),
  tell: os.tell.handler(({ context, input: { sittingId, attemptIds, text } }) =>
    tellCandidates(context.app, sittingId, {
      attemptIds,
      text,
      personId: thePersonCalling(context).personId,
    }),
  ),
  warn: os.warn.handler(({ context, input: { attemptId, text } }) =>
    warnCandidate(context.app, attemptId, thePersonCalling(context).personId, text),
  ),
  pause: os.pause.handler(async ({ context, input: { attemptId, reason } }) => {
    await pauseAttempt(context.app, attemptId, { personId: thePersonCalling(context).personId, reason })
    return await theLatest(context.app, attemptId, 'pause')
  }),
  resume: os.resume.handler(async ({ context, input: { attemptId } }) => {
    await resumeAttempt(context.app, attemptId, { personId: thePersonCalling(context).personId, reason: '' })
    return await theLatest(context.app, attemptId, 'resume')
  }),
  extend: os.extend.handler(async ({ context, input: { attemptId, minutes, reason } }) => {
    await extendAttempt(context.app, attemptId, {
      personId: thePersonCalling(context).personId,
      reason,
      minutes,
    })
    return await theLatest(context.app, attemptId, 'extend')
  }),
  terminate: os.terminate.handler(async ({ context, input: { attemptId, reason } }) => {
    await terminateAttempt(context.app, attemptId, { personId: thePersonCalling(context).personId, reason })
    return await theLatest(context.app, attemptId, 'terminate')
  }),
  say: os.say.handler(({ context: { app }, input }) => writeToProctors(app, input.attemptId, input.text)),
  raiseHand: os.raiseHand.handler(async ({ context, input: { attemptId, isUp } }) => {
    const { sittingId } = context.place ?? {}
    if (!sittingId) throw new Error('an attempt lies in a sitting')
    raiseHand(context.app, attemptId, sittingId, isUp)
    return {}
  }),
  messages: os.messages.handler(async ({ context: { app }, input }) => ({
    messages: await messagesOfAttempt(app, input.attemptId),
  })),
  take: os.take.handler(({ context, input }) =>
    takeCharge(context.app, { ...input, personId: thePersonCalling(context).personId }),
  ),
  release: os.release.handler(({ context, input }) =>
    releaseCharge(context.app, { ...input, personId: thePersonCalling(context).personId }),
  ),
  offer: os.offer.handler(({ context, input: { to, ...some } }) =>
    offerHandover(context.app, { ...some, personId: thePersonCalling(context).personId }, to),
  ),
  answerOffer: os.answerOffer.handler(({ context, input: { answer, ...which } }) =>
    answerHandover(context.app, { ...which, personId: thePersonCalling(context).personId }, answer),
  ),
  assignAlert: os.assignAlert.handler(({ context, input: { incidentId, personId } }) =>
    assignAlertTo(context.app, incidentId, thePersonCalling(context).personId, personId),
  ),
})
