import { randomInt } from 'node:crypto'
import type { SubmissionReceipt } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { asksSomething, isAnswered } from '@invigil/items/all.ts'
import type { Insertable } from 'kysely'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { readHeads } from './answers-chain.ts'
import { sha256 } from './entry-hash.ts'
import { itemsOfPaper } from './paper.ts'
import type { SubmissionTable } from './tables.ts'

/** Writes that an attempt is handed in, under a new number. */
export async function writeSubmission(
  tx: Tx,
  submission: Omit<Insertable<SubmissionTable>, 'number'>,
): Promise<void> {
  await tx
    .insertInto('submission')
    .values({ ...submission, number: newNumber() })
    .execute()
}

/**
 * The receipt of an attempt's submission. Its hash is the SHA-256 of `number|attemptId` and, for each item in the paper's
 * order, `|itemId=` with the hash of its latest entry (nothing when it has none), and for each head of a journal
 * `|journalId/seq=` with its chain value. What was under way at the end and came in the grace is in it. Refused as
 * `attempt-not-submitted`.
 */
export async function theReceipt(app: App, attemptId: AttemptId): Promise<SubmissionReceipt> {
  const [submission, items, answers, journals] = await Promise.all([
    app.db.selectFrom('submission').selectAll().where('attemptId', '=', attemptId).executeTakeFirst(),
    itemsOfPaper(app, attemptId),
    app.db
      .selectFrom('answer')
      .select(['itemId', 'body', 'hash'])
      .where('attemptId', '=', attemptId)
      .execute(),
    readHeads(app, attemptId),
  ])
  if (!submission) throw new Refusal('attempt-not-submitted', `attempt ${attemptId} is not submitted`)
  const answersByItem = new Map(answers.map((answer) => [answer.itemId, answer]))
  const questions = items.filter(asksSomething)
  const lines = items.map(({ id }) => `${id}=${answersByItem.get(id)?.hash ?? ''}`)
  const heads = journals.map(({ journalId, seq, chain }) => `${journalId}/${seq}=${chain}`)
  return {
    number: submission.number,
    attemptId,
    submittedAt: submission.submittedAt.toISOString(),
    answered: questions.filter(({ id, kind }) => isAnswered(kind, answersByItem.get(id)?.body)).length,
    items: questions.length,
    hash: sha256([submission.number, attemptId, ...lines, ...heads].join('|')),
    journals,
    how: submission.how,
  }
}

/** Without vowels and look-alikes, like room codes: it may be read out on the telephone. */
const alphabet = '23479FHKMRTWXY'

function newNumber(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group()].join('-')
}
