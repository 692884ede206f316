import type { AttemptId, ItemId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { ItemScore, MarkingTask } from '@invigil/contract/result.ts'
import { countWords } from '@invigil/items/count-words.ts'
import { renderText } from '@invigil/items/text.ts'
import { withSignedImages } from '../exam/signed-url.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { scoresByAttempt } from './points.ts'
import { scoreLeftOver } from './score-attempt.ts'
import { showAnswer, textOf } from './show-answer.ts'

/** Answers that a person must mark, item by item, so that one compares like with like. Candidates are numbers, not names. */
export async function markingQueue(
  app: App,
  sittingId: SittingId,
  unmarkedOnly: boolean,
): Promise<MarkingTask[]> {
  await scoreLeftOver(app, sittingId)
  const [content, attempts, answers] = await Promise.all([
    contentOf(app, sittingId),
    app.db.selectFrom('attempt').select('id').where('sittingId', '=', sittingId).orderBy('seed').execute(),
    answersToMark(app, sittingId),
  ])
  const numberByAttempt = new Map(attempts.map(({ id }, index) => [id, index + 1]))
  const scores = await scoresByAttempt(
    app,
    attempts.map(({ id }) => id),
  )
  const items = content.sections.flatMap((section) => section.items)
  const tasks = items.flatMap((item, index) => {
    const itemHtml = withSignedImages(app, renderText(item.text).html)
    return answers
      .filter(({ itemId }) => itemId === item.id)
      .map(({ attemptId, body }) => {
        const score = scores.get(attemptId)?.find(({ itemId }) => itemId === item.id)
        const answerText = textOf(body)
        return {
          ...{ attemptId, itemId: item.id, itemNumber: index + 1, itemHtml, answerText },
          candidateNumber: numberByAttempt.get(attemptId) ?? 0,
          wordCount: countWords(answerText),
          max: item.points,
          points: score?.points ?? null,
          comment: score?.comment ?? '',
          shown: showAnswer(item, body),
        }
      })
      .sort((a, b) => a.candidateNumber - b.candidateNumber)
  })
  return tasks.filter(({ points }) => !unmarkedOnly || points === null)
}

/** Marks an answer by hand; every mark is kept. Throws `points-out-of-range`, `nothing-to-mark`, `attempt-not-submitted`. */
export async function markAnswer(
  app: App,
  where: { attemptId: AttemptId; itemId: ItemId },
  mark: { personId: PersonId; organisationId: OrganisationId; points: number; comment: string },
): Promise<ItemScore> {
  const { attemptId, itemId } = where
  const { personId, organisationId, points, comment } = mark
  const { endedAt, sittingId } = await app.db
    .selectFrom('attempt')
    .select(['endedAt', 'sittingId'])
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  if (!endedAt) throw new Refusal('attempt-not-submitted', `attempt ${attemptId} goes on`)
  await scoreLeftOver(app, sittingId)
  const before = await findScore(app, attemptId, itemId)
  if (!before) throw new Refusal('nothing-to-mark', `attempt ${attemptId} has no item ${itemId}`)
  if (points > before.max)
    throw new Refusal('points-out-of-range', `${points} of ${before.max}`, { max: before.max })

  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('mark')
      .values({ id: newId(), attemptId, itemId, personId, points, comment, markedAt: app.now() })
      .execute()
    const body = { itemId, points, before: before.points }
    await audit(app, tx, {
      organisationId,
      actorId: personId,
      kind: 'answer-marked',
      subject: `attempt:${attemptId}`,
      body,
    })
  })
  const after = await findScore(app, attemptId, itemId)
  if (!after) throw new Error(`the mark of ${itemId} was not written`)
  return after
}

async function findScore(app: App, attemptId: AttemptId, itemId: ItemId): Promise<ItemScore | undefined> {
  const scores = await scoresByAttempt(app, [attemptId])
  return scores.get(attemptId)?.find((score) => score.itemId === itemId)
}

async function contentOf(app: App, sittingId: SittingId) {
  const { content } = await app.db
    .selectFrom('sitting')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select('revision.content')
    .where('sitting.id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return content
}

function answersToMark(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('score')
    .innerJoin('attempt', 'attempt.id', 'score.attemptId')
    .innerJoin('answer', (join) =>
      join.onRef('answer.attemptId', '=', 'score.attemptId').onRef('answer.itemId', '=', 'score.itemId'),
    )
    .select(['score.attemptId', 'score.itemId', 'answer.body'])
    .where('attempt.sittingId', '=', sittingId)
    .where('score.needsMarking', '=', true)
    .execute()
}
