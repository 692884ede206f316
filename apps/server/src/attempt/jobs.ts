import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { everyTime, onNews } from '../platform/news.ts'
import { readClocks } from './clocks.ts'
import { endAllDue, endWhenDue } from './expire.ts'
import { sweepUploads } from './upload-sweep.ts'

export const attemptJobs = [
  onNews('attempt-clock-set', 'attempt.end-when-due', endIfThere),
  everyTime('* * * * *', 'attempt.end-all-due', endAllDue),
  everyTime('7 4 * * *', 'attempt.sweep-uploads', async (app) => void (await sweepUploads(app)), {
    expireInSeconds: 3_300,
  }),
]

/** A practice may have been deleted since its clock was set. */
async function endIfThere(app: App, { attemptId }: { attemptId: AttemptId }): Promise<void> {
  if ((await readClocks(app.db, [attemptId])).has(attemptId)) await endWhenDue(app, attemptId)
}
