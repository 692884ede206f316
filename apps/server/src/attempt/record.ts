import type { AnswerOrigin } from '@invigil/contract/answer-log.ts'
import type { EntryReceipt, JournalEntry } from '@invigil/contract/attempt.ts'
import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { passesByItself } from '../platform/database.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { endsAt } from './clock.ts'
import type { OpenClock } from './clocks.ts'
import { readClocks } from './clocks.ts'
import { entryHash } from './entry-hash.ts'
import { isServed, resumeService } from './outage.ts'
import { type Given, isLateEntry, type Kept, writeEntries } from './write-entries.ts'

/** Entries of one journal, which belongs to one opening. */
export interface Journal {
  attemptId: AttemptId
  journalId: string
  opening: number
  origin: AnswerOrigin
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
  const saved = await storeEntries(app, { entries, ...journal })
  const conflict = saved.find(({ kept, given }) => kept.hash !== given.hash)
  if (conflict) throw await journalConflict(app, journal, conflict.given.seq)
  const { clock } = saved[0] as Saved
  const now = app.now()
  return {
    receipts: saved.map(({ kept: { seq, hash, receivedAt, isLate, afterSeq, chain } }) => ({
      ...{ seq, hash, isLate, afterSeq, chain },
      receivedAt: receivedAt.toISOString(),
    })),
    state: clock.state,
    endsAt: endsAt(clock, now)?.toISOString() ?? null,
    now: now.toISOString(),
  }
}

/** Stores entries durably, and answers what is there under each number, be it another entry. */
export async function storeEntries(app: App, { entries, ...journal }: Journal): Promise<Saved[]> {
  return await saverOf(app)(entries.map((entry) => asGiven(journal, entry)))
}

/** As the log holds it of an entry that was stored. */
export function hashOfEntry(attemptId: AttemptId, entry: JournalEntry & { journalId: string }): string {
  return entryHash({ attemptId, ...entry }, canonicalJson(entry.body))
}

interface Saved {
  given: Given
  kept: Kept
  clock: OpenClock
}

/**
 * One queue for each server: entries of all candidates share its commits. What was sent together stays together, so that no
 * entry is there when the database had no room, a moment before, for the one it was written after.
 */
const saverOf = perApp((app) => {
  const underWay = new Map<string, Promise<unknown>>()
  const write = (given: Given[]) => inTurn(underWay, given, () => save(app, given))
  return microBatch((sent: Given[][]) => saveTogether(sent, write), { weigh: (given) => given.length })
})

/** All or nothing; but of what was sent alone, one bad entry keeps no other from being stored. */
async function saveTogether(
  sent: readonly Given[][],
  write: (given: Given[]) => Promise<Saved[]>,
): Promise<Saved[][]> {
  try {
    const saved = (await write(sent.flat())).values()
    return sent.map((entries) => entries.map(() => saved.next().value as Saved))
  } catch (error) {
    const [alone = []] = sent
    if (sent.length > 1 || alone.length < 2 || passesByItself(error)) throw error
    return [await saveEach(alone, write)]
  }
}

/** One after the other; fails with the first bad entry once the others are stored, or at once without a database. */
async function saveEach(
  entries: readonly Given[],
  write: (given: Given[]) => Promise<Saved[]>,
): Promise<Saved[]> {
  const saved: Saved[] = []
  const troubles: unknown[] = []
  for (const entry of entries) {
    try {
      saved.push(...(await write([entry])))
    } catch (error) {
      if (passesByItself(error)) throw error
      troubles.push(error)
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return saved
}

/** Several batches are under way at once, but those of one journal one after the other, so that its chain has no forks. */
async function inTurn<Result>(
  underWay: Map<string, Promise<unknown>>,
  given: readonly Given[],
  write: () => Promise<Result>,
): Promise<Result> {
  const journals = [...new Set(given.map(({ journalId }) => journalId))]
  const before = journals.flatMap((journalId) => underWay.get(journalId) ?? [])
  const writing = before.length > 0 ? Promise.allSettled(before).then(write) : write()
  for (const journalId of journals) underWay.set(journalId, writing)
  try {
    return await writing
  } finally {
    for (const journalId of journals) if (underWay.get(journalId) === writing) underWay.delete(journalId)
  }
}

async function save(app: App, batch: Given[]): Promise<Saved[]> {
  const reading = clocksFor(app, batch)
  const kept = await writeEntries(app.db, batch, reading, app.now())
  const clocks = await reading
  return batch.map((given, index) => ({
    given,
    kept: kept[index] as Kept,
    clock: clocks.get(given.attemptId) as OpenClock,
  }))
}

/** An entry is late only by the time that is left once an outage was given back. */
async function clocksFor(app: App, batch: readonly Given[]) {
  const ids = [...new Set(batch.map(({ attemptId }) => attemptId))]
  const clocks = await readClocks(app.db, ids)
  if (!batch.some((given) => isLateEntry(clocks, given, app.now())) || (await isServed(app))) return clocks
  await resumeService(app)
  return await readClocks(app.db, ids)
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
