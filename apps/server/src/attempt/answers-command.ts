import { AttemptId } from '@invigil/contract/ids.ts'
import type { Config } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { openStoreBeside } from '../platform/store.ts'
import { verifyAnswers } from './answers-chain.ts'

/** Walks the chains of receipts of one attempt, or of all, and prints a JSON object for each. Returns 1 when one is not what was acknowledged. */
export async function runVerifyAnswers([named]: string[], config: Config): Promise<number> {
  const store = await openStoreBeside(config, openLog(config))
  try {
    const attempts = named
      ? [{ attemptId: AttemptId.parse(named) }]
      : await store.db.selectFrom('answerLog').select('attemptId').distinct().orderBy('attemptId').execute()
    let exitCode = 0
    for (const { attemptId } of attempts) {
      const verdict = await verifyAnswers(store, attemptId)
      process.stdout.write(`${JSON.stringify({ attemptId, ...verdict })}\n`)
      if (verdict.faults.length > 0) exitCode = 1
    }
    return exitCode
  } finally {
    await store.close()
  }
}
