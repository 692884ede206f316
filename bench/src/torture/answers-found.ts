import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { verifyAnswers } from '@invigil/server/src/attempt/answers-chain.ts'
import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'
import type { FoundAnswers } from './answers-history.ts'

/** Reads every answer that the database of a data directory holds, beside its server. */
export async function findAnswers(folder: string): Promise<FoundAnswers> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    const log = await store.db.selectFrom('answerLog').selectAll().orderBy('opening').orderBy('seq').execute()
    const answers = await store.db.selectFrom('answer').selectAll().execute()
    const faults: string[] = []
    for (const attemptId of new Set(log.map((entry) => entry.attemptId))) {
      const verdict = await verifyAnswers(store, attemptId)
      faults.push(...verdict.faults.map(({ journalId, seq, code }) => `${journalId} ${seq}: ${code}`))
    }
    const inTime = log.filter(({ isLate }) => !isLate)
    return {
      entries: log.map(({ attemptId, journalId, seq, body, chain, afterSeq }) => ({
        ...{ attemptId, journalId, seq, afterSeq, text: textOf(body), chain: chain ?? '' },
      })),
      latest: new Map(answers.map((one) => [`${one.attemptId} ${one.itemId}`, textOf(one.body)])),
      latestByLog: new Map(inTime.map((one) => [`${one.attemptId} ${one.itemId}`, textOf(one.body)])),
      faults,
    }
  } finally {
    await store.close()
  }
}

/** Lets the database of a running server lie about what is on the disk, for a control that must lose. */
export async function makeForgetful(folder: string): Promise<void> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    await store.pool.query('alter system set synchronous_commit = off')
    await store.pool.query('alter system set fsync = off')
    await store.pool.query("alter system set wal_writer_delay = '10s'")
    await store.pool.query('select pg_reload_conf()')
  } finally {
    await store.close()
  }
}

function textOf(body: AnswerBody): string {
  return String((body as { text?: string } | null)?.text ?? '')
}
