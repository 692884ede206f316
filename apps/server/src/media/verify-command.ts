import { AttemptId } from '@invigil/contract/ids.ts'
import type { Config } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { openStoreBeside } from '../platform/store.ts'
import { readRecordingsIn } from './recording.ts'
import { theRecordingPlace } from './recording-place.ts'
import { verifyAttempt } from './verify.ts'

/** Walks the chains of one attempt's recording, or of all, and prints a JSON object for each. Returns 1 when one is not what was written. */
export async function verifyRecordings([named]: string[], config: Config): Promise<number> {
  const store = await openStoreBeside(config, openLog(config))
  try {
    await readRecordingsIn(store, config)
    const where = theRecordingPlace(store)
    const attempts = await store.db
      .selectFrom('track')
      .select('attemptId')
      .distinct()
      .orderBy('attemptId')
      .execute()
    const attemptIds = named ? [AttemptId.parse(named)] : attempts.map(({ attemptId }) => attemptId)
    let exitCode = 0
    for (const attemptId of attemptIds) {
      const verdict = await verifyAttempt(store, where, attemptId)
      process.stdout.write(`${JSON.stringify({ attemptId, ...verdict })}\n`)
      if (verdict.faults.length > 0) exitCode = 1
    }
    return exitCode
  } finally {
    await store.close()
  }
}
