import type { App } from '../platform/app.ts'
import { everyTime } from '../platform/news.ts'
import { judgeBatch } from './judge-batch.ts'

export const monitoringJobs = [everyTime('* * * * *', 'monitoring.judge-left-over', judgeLeftOver)]

/** Judges what was stored but not judged, because the server stopped in between. Batches still being judged are left alone. */
export async function judgeLeftOver(app: App): Promise<void> {
  const batches = await app.db
    .selectFrom('signalBatch')
    .select(['attemptId', 'outboxId', 'firstSeq'])
    .where('judgedAt', 'is', null)
    .where('receivedAt', '<', new Date(app.now().getTime() - 10_000))
    .orderBy('receivedAt')
    .orderBy('outboxId')
    .orderBy('firstSeq')
    .limit(1_000)
    .execute()
  for (const batch of batches)
    await judgeBatch(app, batch).catch((error: unknown) =>
      app.log.error({ err: error, attemptId: batch.attemptId }, 'stored signals could not be judged yet'),
    )
}
