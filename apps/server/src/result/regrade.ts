import type { Regraded } from '@invigil/contract/correction.ts'
import type { AttemptId, ItemId, SittingId } from '@invigil/contract/ids.ts'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../platform/tables.ts'
import { contentsOf, type OwnItem, ownItemsMaker, type TreatmentOf, treatmentsOf } from './own-items.ts'
import { countedPoints, rounded } from './points.ts'
import { type ScoreRow, scoreRow } from './score-attempt.ts'

export interface RegradedRow extends Regraded {
  row: ScoreRow
  /** The most points of the attempt with the item as it counts now, and as it would. */
  maxBefore: number
  maxAfter: number
}

/**
 * What another treatment of an item makes of every attempt of a sitting that is over and has the item. Reads only; `tell`
 * hears how many are done.
 */
export async function regradedBy(
  db: Kysely<Tables>,
  sittingId: SittingId,
  itemId: ItemId,
  treatment: TreatmentOf,
  tell: (done: number, of: number) => Promise<void> = async () => {},
): Promise<RegradedRow[]> {
  const [attempts, treatments] = await Promise.all([
    attemptsWith(db, sittingId, itemId),
    treatmentsOf(db, sittingId),
  ])
  const contents = await contentsOf(
    db,
    attempts.map(({ revisionId }) => revisionId),
  )
  const itemsOf = ownItemsMaker(contents, new Map(treatments).set(itemId, treatment))
  const rows: RegradedRow[] = []
  for (const [index, attempt] of attempts.entries()) {
    const own = itemsOf(attempt).find(({ item }) => item.id === itemId)
    if (own) rows.push(regraded(attempt, own))
    if (index % 500 === 499) await tell(index + 1, attempts.length)
  }
  await tell(attempts.length, attempts.length)
  return rows
}

type Attempt = Awaited<ReturnType<typeof attemptsWith>>[number]

function regraded(attempt: Attempt, own: OwnItem): RegradedRow {
  const { attemptId, candidateName, isReleased, marking, markedPoints } = attempt
  const answer = attempt.hash === null ? undefined : { body: attempt.body, hash: attempt.hash }
  const row = scoreRow(attemptId, own, answer, attempt.hasUnnamedFiles)
  const mark =
    marking === 'done' && markedPoints !== null ? { points: markedPoints, comment: '', by: null } : null
  const after = countedPoints({ counts: row.counts, max: row.max, score: row, mark })
  const before = attempt.points
  // Others that wait for a mark keep the sum waiting.
  const others = attempt.unmarked > (before === null ? 1 : 0) ? null : attempt.sum - (before ?? 0)
  const counted = own.counts === 'as-written' || own.counts === 'full-for-all' ? row.max : 0
  return {
    ...{ attemptId, candidateName, isReleased, before, after, row },
    totalBefore: others === null || before === null ? null : rounded(others + before),
    totalAfter: others === null || after === null ? null : rounded(others + after),
    maxBefore: rounded(attempt.most),
    maxAfter: rounded(attempt.most - attempt.max + counted),
  }
}

/** Every attempt that was counted and has the item, with its answer to it and what the whole comes to. */
function attemptsWith(db: Kysely<Tables>, sittingId: SittingId, itemId: ItemId) {
  return db
    .selectFrom('attempt')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .innerJoin('score', (join) =>
      join.onRef('score.attemptId', '=', 'attempt.id').on('score.itemId', '=', itemId),
    )
    .innerJoin('countedScore as counted', (join) =>
      join.onRef('counted.attemptId', '=', 'attempt.id').on('counted.itemId', '=', itemId),
    )
    .innerJoin(
      (from) =>
        from
          .selectFrom('countedScore')
          .innerJoin('attempt as of', 'of.id', 'countedScore.attemptId')
          .where('of.sittingId', '=', sittingId)
          .groupBy('countedScore.attemptId')
          .select('countedScore.attemptId')
          .select(sql<number>`coalesce(sum(counted_score.points), 0)`.as('sum'))
          .select(sql<number>`sum(counted_score.max)`.as('most'))
          .select(sql<number>`count(*) filter (where counted_score.points is null)::int`.as('unmarked'))
          .as('whole'),
      (join) => join.onRef('whole.attemptId', '=', 'attempt.id'),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('countedAnswer')
          .select(['body', 'hash'])
          .whereRef('countedAnswer.attemptId', '=', 'attempt.id')
          .where('countedAnswer.itemId', '=', itemId)
          .as('answer'),
      (join) => join.onTrue(),
    )
    .leftJoin('release', 'release.attemptId', 'attempt.id')
    .select([
      'attempt.id as attemptId',
      'attempt.seed',
      'attemptRevision.revisionId',
      'person.name as candidateName',
    ])
    .select(['score.marking', 'score.markedPoints', 'counted.points', 'counted.max'])
    .select(['whole.sum', 'whole.most', 'whole.unmarked', 'answer.body', 'answer.hash'])
    .select(sql<boolean>`release.attempt_id is not null`.as('isReleased'))
    .select(
      sql<boolean>`exists (select from unnamed_upload file
        where file.attempt_id = attempt.id and file.item_id = score.item_id)`.as('hasUnnamedFiles'),
    )
    .where('attempt.sittingId', '=', sittingId)
    .orderBy('person.name')
    .orderBy('attempt.id')
    .execute() satisfies Promise<{ attemptId: AttemptId }[]>
}
