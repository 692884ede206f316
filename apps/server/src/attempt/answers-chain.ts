import type { JournalHead } from '@invigil/contract/answer-log.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { entryHash, sha256 } from './entry-hash.ts'

/** An entry as the chain of its journal's receipts holds it. */
export interface Link {
  seq: number
  hash: string
  receivedAt: Date
  isLate: boolean
  afterSeq: number | null
  chain: string | null
}

/** Links an entry to the one before it in its journal; see EntryReceipt. */
export function link(
  before: Pick<Link, 'seq' | 'hash' | 'chain'> | undefined,
  entry: Pick<Link, 'seq' | 'hash' | 'receivedAt' | 'isLate'>,
): Link {
  const { seq, hash, receivedAt, isLate } = entry
  const former = before ? (before.chain ?? before.hash) : ''
  const chain = sha256(`${former}|${hash}|${receivedAt.toISOString()}|${isLate ? 'late' : 'in-time'}`)
  return { seq, hash, receivedAt, isLate, afterSeq: before?.seq ?? null, chain }
}

/** Something in the log that does not fit what was acknowledged. */
export interface AnswerFault {
  attemptId: AttemptId
  journalId: string
  seq: number
  /** `body-altered`: it is not what its hash says. `chain-broken`: its receipt does not follow from the one before it. */
  code: 'body-altered' | 'chain-broken' | 'before-missing'
}

/**
 * Reads every entry of an attempt and says which do not fit their hash, or their journal's chain of receipts. Entries from
 * before there were chains are held to their hash alone.
 */
export async function verifyAnswers(
  app: Pick<App, 'db'>,
  attemptId: AttemptId,
): Promise<{ entries: number; journals: number; faults: AnswerFault[] }> {
  const rows = await app.db
    .selectFrom('answerLog')
    .select(['journalId', 'seq', 'itemId', 'body', 'hash', 'receivedAt', 'isLate', 'afterSeq', 'chain'])
    .where('attemptId', '=', attemptId)
    .orderBy('journalId')
    .orderBy('seq')
    .execute()
  const faults: AnswerFault[] = []
  const journals = Map.groupBy(rows, ({ journalId }) => journalId)
  for (const [journalId, entries] of journals) {
    const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
    for (const entry of entries) {
      const { seq, afterSeq } = entry
      const tell = (code: AnswerFault['code']) => faults.push({ attemptId, journalId, seq, code })
      const hash = entryHash({ attemptId, journalId, seq, itemId: entry.itemId }, canonicalJson(entry.body))
      if (hash !== entry.hash) tell('body-altered')
      if (entry.chain === null) continue
      const before = afterSeq === null ? undefined : bySeq.get(afterSeq)
      if (afterSeq !== null && !before) tell('before-missing')
      else if (link(before, entry).chain !== entry.chain) tell('chain-broken')
    }
  }
  return { entries: rows.length, journals: journals.size, faults }
}

/**
 * How far each journal of an attempt came, without late entries, in the order of journals and numbers: the entries that no
 * other one follows. More than one of a journal only where some came out of order.
 */
export async function readHeads(app: Pick<App, 'db'>, attemptId: AttemptId): Promise<JournalHead[]> {
  const rows = await app.db
    .selectFrom('answerLog as log')
    .select(['journalId', 'seq', 'hash', 'chain'])
    .where('attemptId', '=', attemptId)
    .where('isLate', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('answerLog as next')
            .select('next.seq')
            .whereRef('next.attemptId', '=', 'log.attemptId')
            .whereRef('next.journalId', '=', 'log.journalId')
            .whereRef('next.afterSeq', '=', 'log.seq')
            .where('next.isLate', '=', false),
        ),
      ),
    )
    .orderBy('journalId')
    .orderBy('seq')
    .execute()
  return rows.map(({ journalId, seq, hash, chain }) => ({ journalId, seq, chain: chain ?? hash }))
}
