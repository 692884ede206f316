import { result as contract } from '@invigil/contract/result.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { resultsCsv } from './csv.ts'
import { markAnswer, markingQueue } from './marking.ts'
import { ownResult } from './mine.ts'
import { scoresByAttempt } from './points.ts'
import { releaseResults } from './release.ts'
import { resultsOf, sittingOf } from './results.ts'
import { scoreLeftOver } from './score-attempt.ts'

const os = implement(contract).$context<Call>()

export const resultRoutes = os.router({
  list: os.list.handler(async ({ context: { app }, input }) => ({
    results: await resultsOf(app, input.sittingId),
  })),
  detail: os.detail.handler(async ({ context: { app }, input: { attemptId } }) => {
    await scoreLeftOver(app, await sittingOf(app, attemptId))
    return { scores: (await scoresByAttempt(app, [attemptId])).get(attemptId) ?? [] }
  }),
  markingQueue: os.markingQueue.handler(async ({ context: { app }, input }) => ({
    tasks: await markingQueue(app, input.sittingId, input.unmarkedOnly),
  })),
  mark: os.mark.handler(({ context, input: { attemptId, itemId, points, comment } }) => {
    const { personId, organisationId } = thePersonCalling(context)
    return markAnswer(context.app, { attemptId, itemId }, { personId, organisationId, points, comment })
  }),
  release: os.release.handler(({ context, input: { sittingId, attemptIds } }) => {
    const { personId, organisationId } = thePersonCalling(context)
    return releaseResults(context.app, sittingId, { personId, organisationId, attemptIds })
  }),
  csv: os.csv.handler(async ({ context: { app }, input }) => ({
    name: `results-${input.sittingId}.csv`,
    csv: resultsCsv(await resultsOf(app, input.sittingId)),
  })),
  mine: os.mine.handler(({ context: { app }, input }) => ownResult(app, input.attemptId)),
})
