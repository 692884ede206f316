import { onNews } from '../platform/news.ts'
import { scoreAttempt } from './score-attempt.ts'

/** Counted at once, and again by `scoreLeftOver` when entries came during the grace. */
export const resultJobs = [
  onNews('attempt-submitted', 'result.score-submitted', (app, { attemptId }) => scoreAttempt(app, attemptId)),
  onNews('attempt-terminated', 'result.score-terminated', (app, { attemptId }) =>
    scoreAttempt(app, attemptId),
  ),
]
