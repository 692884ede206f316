import type { EntryReceipt, JournalEntry } from '@invigil/contract/attempt.ts'
import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { endsAt } from './clock.ts'
import type { OpenClock } from './clocks.ts'
import { readClocks } from './clocks.ts'
import { entryHash } from './entry-hash.ts'
import { type Given, type Kept, writeEntries } from './write-entries.ts'

/** Entries of one journal, which belongs to one opening. */
export interface Journal {
  attemptId: AttemptId
  journalId: string
  opening: number
  entries: readonly JournalEntry[]
}

export interface Recorded {
  receipts: EntryReceipt[]
  state: AttemptState
  endsAt: string | null
  now: string
}

/**
 * Stores entries durably and returns once they are committed. In every state: what comes too late is kept and marked.
 * Refused as `journal-conflict` (after the others are stored) when a number is taken by another body; its `lastSeq` is the
 * highest number the journal has here.
 */
export async function recordEntries(app: App, { entries, ...journal }: Journal): Promise<Recorded> {
  const save = saverOf(app)
  const saved = await Promise.all(entries.map((entry) => save(asGiven(journal, entry))))
  const conflict = saved.find(({ kept, given }) => kept.hash !== given.hash)
  if (conflict) throw await journalConflict(app, journal, conflict.given.seq)
  const { clock } = saved[0] as Saved
  const now = app.now()
  return {
    receipts: saved.map(({ kept: { seq, hash, receivedAt, isLate } }) => ({
      ...{ seq, hash, isLate },
      receivedAt: receivedAt.toISOString(),
    })),
    state: clock.state,
    endsAt: endsAt(clock, now)?.toISOString() ?? null,
    now: now.toISOString(),
  }
}

interface Saved {
  given: Given
  kept: Kept
  clock: OpenClock
}

/** One queue for each server: entries of all candidates share its commits. */
const saverOf = perApp((app) => microBatch((given: Given[]) => save(app, given)))

async function save(app: App, batch: Given[]): Promise<Saved[]> {
  const clocks = await readClocks(app.db, [...new Set(batch.map(({ attemptId }) => attemptId))])
  const kept = await writeEntries(app.db, batch, clocks, app.now())
  return batch.map((given, index) => ({
    given,
    kept: kept[index] as Kept,
    clock: clocks.get(given.attemptId) as OpenClock,
  }))
}

const latestDate = Date.UTC(9999, 11, 31)

/** A candidate's clock may say anything, and the entry is kept all the same. */
function asGiven(journal: Omit<Journal, 'entries'>, { seq, itemId, body, at }: JournalEntry): Given {
  const bodyText = canonicalJson(body)
  const writtenAt = new Date(Math.min(Math.max(at, 0), latestDate))
  const entry = { ...journal, seq, itemId }
  return { ...entry, bodyText, hash: entryHash(entry, bodyText), writtenAt }
}

async function journalConflict(
  app: App,
  { attemptId, journalId }: Omit<Journal, 'entries'>,
  seq: number,
): Promise<Refusal> {
  const { lastSeq } = await app.db
    .selectFrom('answerLog')
    .select((eb) => eb.fn.max('seq').as('lastSeq'))
    .where('attemptId', '=', attemptId)
    .where('journalId', '=', journalId)
    .executeTakeFirstOrThrow()
  return new Refusal('journal-conflict', `entry ${seq} of journal ${journalId} is another one`, {
    seq,
    lastSeq,
  })
}
