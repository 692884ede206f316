import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { verifyAnswers } from '@invigil/server/src/attempt/answers-chain.ts'
import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'
import {
  type AnswersHistory,
  type AnswersJudgement,
  type FoundAnswers,
  judgeAnswers,
} from './answers-history.ts'

/** Reads every answer that the database of a data directory holds, beside its server. */
export async function findAnswers(folder: string): Promise<FoundAnswers> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  try {
    // At one moment, be the server writing meanwhile.
    const [log, answers] = await store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(
        async (tx) =>
          [
            await tx.selectFrom('answerLog').selectAll().orderBy('opening').orderBy('seq').execute(),
            await tx.selectFrom('answer').selectAll().execute(),
          ] as const,
      )
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

/**
 * Judges a data directory while its server may be writing: what was promised by now must be there, and what is there was
 * sent until then.
 */
export async function judgeFolder(history: AnswersHistory, folder: string): Promise<AnswersJudgement> {
  const promised = history.read().filter(({ is }) => is !== 'sent')
  const found = await findAnswers(folder)
  const sent = history.read().filter(({ is }) => is === 'sent')
  return judgeAnswers([...sent, ...promised], found)
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
