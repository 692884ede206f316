import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { Store } from '../store/open-store.ts'
import type { Hold } from './hold.ts'
import type { Unsent } from './journal.ts'
import type { ChainEnd } from './journal-receipts.ts'

/** The latest answer known here, from this browser or the server. */
export interface Known {
  body: AnswerBody
  opening: number
  seq: number
}

export interface JournalRecord {
  journalId: string
  opening: number
  lastSeq: number
}

/** What was being typed when the page ended. */
export interface Draft {
  itemId: string
  body: AnswerBody
  journalId: string
  opening: number
}

/** What a journal begins with. */
export interface KeptJournal {
  own: JournalRecord
  unsent: Unsent[]
  known: Map<string, Known>
  chainEnds: Map<string, ChainEnd>
}

/** Says whether an answer was written later than another one, as the server decides it: by opening, then number. */
export function isNewer(
  one: Pick<Known, 'opening' | 'seq'>,
  other: Pick<Known, 'opening' | 'seq'> | undefined,
): boolean {
  return !other || one.opening > other.opening || (one.opening === other.opening && one.seq > other.seq)
}

/**
 * Reads what earlier pages of this browser left of an attempt. A server that was put back to an earlier day counts openings
 * anew: what was written in one that it has not given out is of this opening, and what is written now comes after it.
 */
export async function readKept(
  store: Store,
  { attemptId, journalId, opening }: Hold,
): Promise<KeptJournal & { drafts: (Draft & { record: JournalRecord })[] }> {
  const [records, entries, answers, drafts, chains] = await Promise.all([
    store.list<JournalRecord>(`journal/${attemptId}/`),
    store.list<Unsent>(`entry/${attemptId}/`),
    store.list<Known>(`answer/${attemptId}/`),
    store.list<Draft>(`draft/${attemptId}/`),
    store.list<ChainEnd & { journalId: string }>(`chain/${attemptId}/`),
  ])
  const ofThese = <One extends { opening: number }>(one: One): One => ({
    ...one,
    opening: Math.min(one.opening, opening),
  })
  const unsent = entries.map(([, entry]) => ofThese(entry))
  const known = new Map(answers.map(([key, answer]) => [key.split('/')[2] ?? '', ofThese(answer)]))
  const recordsById = new Map(records.map(([, record]) => [record.journalId, ofThese(record)]))
  const recordOf = (id: string, openingOfIt: number) => {
    const record = recordsById.get(id) ?? { journalId: id, opening: openingOfIt, lastSeq: 0 }
    recordsById.set(id, record)
    return record
  }
  const own = recordOf(journalId, opening)
  const before = [...unsent, ...known.values()].filter((one) => one.opening === opening)
  own.lastSeq = Math.max(own.lastSeq, ...before.map(({ seq }) => seq))
  return {
    ...{ own, unsent, known },
    chainEnds: new Map(chains.map(([, end]) => [end.journalId, end])),
    drafts: drafts.map(([, draft]) => ({
      ...draft,
      record: recordOf(draft.journalId, Math.min(draft.opening, opening)),
    })),
  }
}
