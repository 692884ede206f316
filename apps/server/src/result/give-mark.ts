import type { AttemptId, ItemId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingPlan, RubricLevels } from '@invigil/contract/marking.ts'
import type { ItemScore } from '@invigil/contract/result.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { noteChange } from './apply-correction.ts'
import { decideMark, latestByPerson, type MarkingRule } from './decide-mark.ts'
import { sittingOfEnded } from './ended-attempt.ts'
import { isOfCountedAnswer } from './marked-answer.ts'
import { countedPoints, scoresByAttempt } from './points.ts'
import { markingPlanOf } from './read-marking-plan.ts'
import { scoreLeftOver } from './score-left-over.ts'
import { taskFor } from './share-marking.ts'

interface Mark {
  personId: PersonId
  organisationId: OrganisationId
  points: number
  comment: string
  levels: RubricLevels
}

/**
 * Marks an answer by hand; every mark is kept. Where two mark each answer, the points come once both have, or from who
 * settles their difference. Throws `points-out-of-range`, `nothing-to-mark`, `attempt-not-submitted`, `marked-by-two`.
 */
export async function markAnswer(
  app: App,
  { attemptId, itemId }: { attemptId: AttemptId; itemId: ItemId },
  mark: Mark,
): Promise<ItemScore> {
  const sittingId = await sittingOfEnded(app, attemptId)
  await scoreLeftOver(app, sittingId, attemptId)
  const plan = await markingPlanOf(app.db, sittingId)
  await app.db.transaction().execute(async (tx) => {
    const before = await lockScore(tx, attemptId, itemId)
    if (!before) throw new Refusal('nothing-to-mark', `attempt ${attemptId} has no item ${itemId}`)
    if (mark.points > before.max)
      throw new Refusal('points-out-of-range', `${mark.points} of ${before.max}`, { max: before.max })
    const isFinal = before.needsMarking && (await settles(tx, plan, before, mark.personId))
    await write(app, tx, before, { ...mark, isFinal })
    await decide(app, tx, before, before.needsMarking ? plan : { ...plan, markersEach: 1 })
    await audit(app, tx, {
      ...{ organisationId: mark.organisationId, actorId: mark.personId, kind: 'answer-marked' },
      subject: `attempt:${attemptId}`,
      body: { itemId, points: mark.points, before: pointsOf(before), isFinal },
    })
  })
  const scores = await scoresByAttempt(app, [attemptId])
  const after = scores.get(attemptId)?.find((score) => score.itemId === itemId)
  if (!after) throw new Error(`the mark of ${itemId} was not written`)
  return after
}

/** Another answer counts now: only marks given for that one decide, and without any it waits for a person. */
export async function decideAnother(
  app: App,
  tx: Tx,
  { attemptId, itemId, plan }: { attemptId: AttemptId; itemId: ItemId; plan: MarkingPlan },
): Promise<void> {
  const score = await lockScore(tx, attemptId, itemId)
  if (score) await decide(app, tx, score, score.needsMarking ? plan : { ...plan, markersEach: 1 })
}

/** Makes of the marks of a sitting what another plan makes of them. */
export async function decideAgain(app: App, tx: Tx, sittingId: SittingId, plan: MarkingPlan): Promise<void> {
  const rows = await tx
    .selectFrom('score')
    .innerJoin('attempt', 'attempt.id', 'score.attemptId')
    .selectAll('score')
    .where('attempt.sittingId', '=', sittingId)
    .where('score.needsMarking', '=', true)
    .where('score.marking', '<>', 'none')
    .orderBy('score.attemptId')
    .orderBy('score.itemId')
    .forUpdate('score')
    .execute()
  for (const row of rows) await decide(app, tx, row, plan)
}

type Score = NonNullable<Awaited<ReturnType<typeof lockScore>>>

function lockScore(tx: Tx, attemptId: AttemptId, itemId: ItemId) {
  return tx
    .selectFrom('score')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .where('itemId', '=', itemId)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether this person decides between two who differ; a third who does not is turned away. */
async function settles(tx: Tx, plan: MarkingPlan, score: Score, personId: PersonId): Promise<boolean> {
  if (plan.markersEach === 1) return false
  const marks = latestByPerson(await marksOf(tx, score))
  const markedBy = marks.map((one) => one.personId)
  const { itemId, marking } = score
  // Which share it lies in asks nobody to mark, but keeps nobody from it either.
  const task = taskFor(
    personId,
    { ...plan, sharing: 'open' },
    { itemId, candidateNumber: 1, marking, markedBy },
  )
  if (task === 'none') throw new Refusal('marked-by-two', `two have marked ${itemId} already`)
  return task === 'settle'
}

function marksOf(tx: Tx, { attemptId, itemId }: Pick<Score, 'attemptId' | 'itemId'>) {
  return tx
    .selectFrom('mark')
    .select(['personId', 'points', 'comment', 'isFinal'])
    .where('attemptId', '=', attemptId)
    .where('itemId', '=', itemId)
    .where(isOfCountedAnswer)
    .orderBy('markedAt')
    .orderBy('id')
    .execute()
}

async function write(
  app: App,
  tx: Tx,
  { attemptId, itemId, answerHash }: Score,
  { personId, points, comment, levels, isFinal }: Mark & { isFinal: boolean },
) {
  await tx
    .insertInto('mark')
    .values({
      ...{ id: newId(), attemptId, itemId, personId, points, comment, isFinal, markedAt: app.now() },
      ...{ levels: JSON.stringify(levels), answerHash: answerHash ?? '' },
    })
    .execute()
}

async function decide(app: App, tx: Tx, score: Score, rule: MarkingRule): Promise<void> {
  const { attemptId, itemId, max } = score
  const decision = decideMark(await marksOf(tx, score), rule, max)
  const set =
    decision.do === 'give'
      ? {
          ...{ marking: 'done' as const, markedPoints: decision.points },
          ...{ markedComment: decision.comment, markedBy: decision.by },
        }
      : { marking: decision.marking, markedPoints: null, markedComment: '', markedBy: null }
  const totalBefore = await totalOf(tx, attemptId)
  await tx
    .updateTable('score')
    .set(set)
    .where('attemptId', '=', attemptId)
    .where('itemId', '=', itemId)
    .execute()
  const changes = pointsOf({ ...score, ...set }) !== pointsOf(score)
  if (changes) await noteChange(app, tx, attemptId, totalBefore, '')
}

/** What an attempt comes to as it is counted now. */
export async function totalOf(tx: Tx, attemptId: AttemptId): Promise<number> {
  const { sum } = await tx
    .selectFrom('countedScore')
    .select(({ fn }) => fn.sum<number | null>('points').as('sum'))
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0)
}

function pointsOf(
  score: Pick<Score, 'counts' | 'max' | 'points' | 'needsMarking' | 'marking' | 'markedPoints'>,
) {
  const { marking, markedPoints } = score
  const mark =
    marking === 'done' && markedPoints !== null ? { points: markedPoints, comment: '', by: null } : null
  return countedPoints({ ...score, score, mark })
}
