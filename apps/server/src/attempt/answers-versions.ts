import type { AnswerVersion } from '@invigil/contract/answer-log.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

export const mostTogether = 200

/**
 * Every version of an answer in the order of arrival, from a position on; `next` is where the next ones begin, null after the
 * last. Late ones are among them.
 */
export async function readVersions(
  app: App,
  attemptId: AttemptId,
  itemId: ItemId,
  from: number,
  most = mostTogether,
): Promise<{ versions: AnswerVersion[]; next: number | null }> {
  const rows = await app.db
    .selectFrom('answerLog as log')
    .leftJoin('answer', (join) =>
      join
        .onRef('answer.attemptId', '=', 'log.attemptId')
        .onRef('answer.itemId', '=', 'log.itemId')
        .onRef('answer.journalId', '=', 'log.journalId')
        .onRef('answer.seq', '=', 'log.seq'),
    )
    .select(['log.journalId', 'log.opening', 'log.seq', 'log.body', 'log.writtenAt', 'log.receivedAt'])
    .select(['log.isLate', 'log.origin', 'answer.seq as latestSeq'])
    .where('log.attemptId', '=', attemptId)
    .where('log.itemId', '=', itemId)
    .orderBy('log.receivedAt')
    .orderBy('log.opening')
    .orderBy('log.seq')
    .orderBy('log.journalId')
    .offset(from)
    .limit(most + 1)
    .execute()
  const versions = rows.slice(0, most).map(({ latestSeq, ...row }) => ({
    ...row,
    writtenAt: row.writtenAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    isLatest: latestSeq !== null,
  }))
  return { versions, next: rows.length > most ? from + most : null }
}
