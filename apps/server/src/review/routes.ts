import { review as contract } from '@invigil/contract/review.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import { noteViewing } from '../media/viewing.ts'
import { rejudgementsOf } from '../monitoring/rejudgements.ts'
import type { Call } from '../platform/api.ts'
import { concludeReview } from './conclude.ts'
import { askForCheck, evidenceOf } from './evidence/ask-check.ts'
import { writeNote } from './note.ts'
import { reviewQueue } from './queue.ts'
import { timelineOf } from './timeline.ts'

const os = implement(contract).$context<Call>()

export const reviewRoutes = os.router({
  evidence: os.evidence.handler(({ context: { app }, input }) => evidenceOf(app, input.attemptId)),
  checkEvidence: os.checkEvidence.handler(({ context, input }) =>
    askForCheck(context.app, input.attemptId, thePersonCalling(context).personId),
  ),
  queue: os.queue.handler(async ({ context, input }) => ({
    entries: await reviewQueue(context.app, thePersonCalling(context), input),
  })),
  timeline: os.timeline.handler(async ({ context, input }) => {
    const timeline = await timelineOf(context.app, input.attemptId)
    await noteViewing(context.app, thePersonCalling(context), input.attemptId)
    return timeline
  }),
  rejudgements: os.rejudgements.handler(async ({ context: { app }, input }) => ({
    rejudgements: await rejudgementsOf(app, input.attemptId),
  })),
  note: os.note.handler(({ context, input: { attemptId, at, text } }) =>
    writeNote(context.app, attemptId, { personId: thePersonCalling(context).personId, at, text }),
  ),
  conclude: os.conclude.handler(({ context, input: { attemptId, verdict, reasonCode, reason } }) => {
    const { personId, organisationId } = thePersonCalling(context)
    return concludeReview(context.app, attemptId, { personId, organisationId, verdict, reasonCode, reason })
  }),
})
