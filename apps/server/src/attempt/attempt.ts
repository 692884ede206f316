import type { Room } from '../platform/room.ts'
import { runVerifyAnswers } from './answers-command.ts'
import { findAttempt, placeOfAttempt } from './find-attempt.ts'
import { attemptJobs } from './jobs.ts'
import { beatWhileServing } from './outage.ts'
import { attemptRoutes } from './routes.ts'
import { serveUploads } from './upload-serve.ts'

/** One candidate's go: its states, answers, clock, pauses, submission. */
export const attempt: Room = {
  name: 'attempt',
  routes: attemptRoutes,
  scopes: { attempt: placeOfAttempt },
  jobs: attemptJobs,
  http: serveUploads,
  findAttempt,
  start: beatWhileServing,
  cli: {
    'verify-answers': {
      summary: 'verify-answers [ATTEMPT]: whether the answers are what was acknowledged',
      run: runVerifyAnswers,
    },
  },
}
