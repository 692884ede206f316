import { everyTime, onNews } from '../platform/news.ts'
import { applyCorrection } from './apply-correction.ts'
import { countStatistics } from './keep-statistics.ts'
import { deleteFiles, makeFile } from './result-files.ts'
import { scoreAttempt } from './score-attempt.ts'
import { showPractice } from './show-practice.ts'
import { tellReleased } from './tell-released.ts'

/** Counted at once, and again by `scoreLeftOver` when entries came during the grace. */
export const resultJobs = [
  onNews('attempt-submitted', 'result.score-submitted', async (app, { attemptId }) => {
    await scoreAttempt(app, attemptId)
    await showPractice(app, attemptId)
  }),
  onNews('attempt-terminated', 'result.score-terminated', (app, { attemptId }) =>
    scoreAttempt(app, attemptId),
  ),
  onNews('correction-made', 'result.apply-correction', applyCorrection, { expireInSeconds: 600 }),
  onNews('result-file-ordered', 'result.make-file', makeFile, { expireInSeconds: 600 }),
  onNews('statistics-ordered', 'result.count-statistics', countStatistics, { expireInSeconds: 600 }),
  onNews('result-released', 'result.tell-released', tellReleased),
  everyTime('17 * * * *', 'result.delete-files', deleteFiles),
]
