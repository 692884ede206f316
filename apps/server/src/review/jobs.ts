import { everyTime, onNews } from '../platform/news.ts'
import { doCheck } from './evidence/ask-check.ts'
import { renewLateManifests, renewManifest } from './evidence/keep-manifest.ts'
import { signHeads } from './evidence/sign-heads.ts'

export const reviewJobs = [
  onNews('attempt-submitted', 'review.sign-submitted', async (app, { attemptId }) => {
    await renewManifest(app, attemptId)
  }),
  onNews('attempt-terminated', 'review.sign-terminated', async (app, { attemptId }) => {
    await renewManifest(app, attemptId)
  }),
  onNews('evidence-check-asked', 'review.check-evidence', (app, { attemptId }) => doCheck(app, attemptId), {
    retryLimit: 1,
    expireInSeconds: 1_800,
  }),
  // What came since the last heads waits for the next minute, so that a manifest is not renewed while more arrives.
  everyTime('* * * * *', 'review.sign-heads', async (app) => {
    await renewLateManifests(app)
    await signHeads(app)
  }),
]
