import type { AnswerFileReview } from '@invigil/contract/answer-file.ts'
import type { SittingId } from '@invigil/contract/ids.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { Refusal } from '../platform/refusal.ts'
import { type OpenedAnswerFile, openAnswerFile } from './answers-file.ts'
import { tellScreens } from './change.ts'
import { isLate } from './clock.ts'
import { readClocks } from './clocks.ts'
import { hashOfEntry, storeEntries } from './record.ts'

/** As many entries are written together as a browser may send at once. */
const mostTogether = 200

/** Says what an answer file holds and what loading it would do; changes nothing. Refused as `openAnswerFile` is, and as `answer-file-of-another-sitting`. */
export async function reviewAnswerFile(
  app: App,
  sittingId: SittingId,
  text: string,
): Promise<AnswerFileReview> {
  return (await lookThrough(app, sittingId, text)).review
}

/**
 * Loads an answer file: its entries become entries of the log, marked with where they come from, late by the same rule as any
 * other. What is there already stays as it is, so that loading again changes nothing. Refused as reviewing is.
 */
export async function loadAnswerFile(
  app: App,
  by: Actor,
  sittingId: SittingId,
  text: string,
): Promise<AnswerFileReview> {
  const { file, review } = await lookThrough(app, sittingId, text)
  const { attemptId, hash, savedAt, content } = file
  const inOrder = content.entries.toSorted((one, other) => one.seq - other.seq)
  for (const [journalId, entries] of Map.groupBy(inOrder, (entry) => entry.journalId)) {
    for (const [opening, ofOpening] of Map.groupBy(entries, (entry) => entry.opening)) {
      const journal = { attemptId, journalId, opening, origin: 'file' as const }
      for (let from = 0; from < ofOpening.length; from += mostTogether)
        await storeEntries(app, { ...journal, entries: ofOpening.slice(from, from + mostTogether) })
    }
  }
  const { entries, entriesNew, entriesDifferent } = review
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('answerFile')
      .values({ attemptId, hash, savedAt, loadedAt: app.now(), loadedBy: by.personId, entries, entriesNew })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'answer-file-loaded',
      subject: `attempt:${attemptId}`,
      body: { hash, entries, entriesNew, entriesDifferent },
    })
  })
  tellScreens(app, { id: attemptId, sittingId })
  return review
}

async function lookThrough(
  app: App,
  sittingId: SittingId,
  text: string,
): Promise<{ file: OpenedAnswerFile; review: AnswerFileReview }> {
  const file = await openAnswerFile(app, text)
  const { attemptId, hash, savedAt, content } = file
  const attempt = await app.db
    .selectFrom('attempt')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .leftJoin('answerFile', (join) =>
      join.onRef('answerFile.attemptId', '=', 'attempt.id').on('answerFile.hash', '=', hash),
    )
    .select(['attempt.sittingId', 'attempt.state', 'person.name', 'answerFile.loadedAt'])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirstOrThrow()
  if (attempt.sittingId !== sittingId)
    throw new Refusal('answer-file-of-another-sitting', `the file is of sitting ${attempt.sittingId}`)
  const { entries } = content
  const here = await hashesHere(app, file)
  const isNew = (entry: (typeof entries)[number]) => !here.has(`${entry.journalId} ${entry.seq}`)
  const isDifferent = (entry: (typeof entries)[number]) =>
    !isNew(entry) && here.get(`${entry.journalId} ${entry.seq}`) !== hashOfEntry(attemptId, entry)
  const clock = (await readClocks(app.db, [attemptId])).get(attemptId)
  return {
    file,
    review: {
      ...{ attemptId, candidateName: attempt.name, state: attempt.state, savedAt: savedAt.toISOString() },
      ...{ entries: entries.length, items: new Set(entries.map(({ itemId }) => itemId)).size },
      entriesNew: entries.filter(isNew).length,
      entriesDifferent: entries.filter(isDifferent).length,
      isLate: clock !== undefined && isLate(clock, app.now()),
      loadedAt: attempt.loadedAt?.toISOString() ?? null,
    },
  }
}

async function hashesHere(app: App, { attemptId, content }: OpenedAnswerFile): Promise<Map<string, string>> {
  const journals = [...new Set(content.entries.map(({ journalId }) => journalId))]
  if (journals.length === 0) return new Map()
  const rows = await app.db
    .selectFrom('answerLog')
    .select(['journalId', 'seq', 'hash'])
    .where('attemptId', '=', attemptId)
    .where('journalId', 'in', journals)
    .execute()
  return new Map(rows.map(({ journalId, seq, hash }) => [`${journalId} ${seq}`, hash]))
}
