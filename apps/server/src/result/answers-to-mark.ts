import type { AttemptId, ItemId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingPlan } from '@invigil/contract/marking.ts'
import type { App } from '../platform/app.ts'
import { latestByPerson } from './decide-mark.ts'
import { isOfCountedAnswer } from './marked-answer.ts'
import { markingPlanOf } from './read-marking-plan.ts'
import { scoreLeftOver } from './score-left-over.ts'
import { taskFor } from './share-marking.ts'

export type ToMark = Awaited<ReturnType<typeof answersFor>>[number]

/** The last mark that this person gave an answer: as who settles a difference, or as one of its markers. */
export function ownMark({ task, marks }: Pick<ToMark, 'task' | 'marks'>, personId: PersonId) {
  return marks.findLast((mark) =>
    task === 'settle' ? mark.isFinal : mark.personId === personId && !mark.isFinal,
  )
}

/** What this person has to do with, each answer with all its marks, but without its words: there may be ten thousand. */
export async function answersFor(app: App, sittingId: SittingId, personId: PersonId, itemId?: ItemId) {
  await scoreLeftOver(app, sittingId)
  const [answers, numbers, marks, plan] = await Promise.all([
    answersToMark(app, sittingId, itemId),
    candidateNumbers(app, sittingId),
    marksOf(app, sittingId, itemId),
    markingPlanOf(app.db, sittingId),
  ])
  return answers.flatMap((answer) => {
    const own = marks.get(`${answer.attemptId}/${answer.itemId}`) ?? []
    const candidateNumber = numbers.get(answer.attemptId) ?? 0
    const markedBy = latestByPerson(own).map((mark) => mark.personId)
    const toShare = { itemId: answer.itemId, candidateNumber, marking: answer.marking, markedBy }
    const task = taskFor(personId, plan satisfies MarkingPlan, toShare)
    return task === 'none' ? [] : [{ ...answer, candidateNumber, marks: own, task }]
  })
}

/** Numbers that follow the seeds: they tell nothing, and stay. */
async function candidateNumbers(app: App, sittingId: SittingId): Promise<Map<AttemptId, number>> {
  const attempts = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .orderBy('seed')
    .orderBy('id')
    .execute()
  return new Map(attempts.map(({ id }, index) => [id, index + 1]))
}

/** Every answer of a sitting, or to one item of it, that a person has to look at. */
export function answersToMark(app: App, sittingId: SittingId, itemId?: ItemId) {
  return app.db
    .selectFrom('score')
    .innerJoin('attempt', 'attempt.id', 'score.attemptId')
    .select(['score.attemptId', 'score.itemId', 'score.marking'])
    .where('attempt.sittingId', '=', sittingId)
    .where('score.needsMarking', '=', true)
    .where('score.counts', 'not in', ['for-nobody', 'full-for-all'])
    .$if(itemId !== undefined, (query) => query.where('score.itemId', '=', itemId as ItemId))
    .execute()
}

async function marksOf(app: App, sittingId: SittingId, itemId?: ItemId) {
  const rows = await app.db
    .selectFrom('mark')
    .innerJoin('attempt', 'attempt.id', 'mark.attemptId')
    .selectAll('mark')
    .where('attempt.sittingId', '=', sittingId)
    .$if(itemId !== undefined, (query) => query.where('mark.itemId', '=', itemId as ItemId))
    .where(isOfCountedAnswer)
    .orderBy('mark.markedAt')
    .orderBy('mark.id')
    .execute()
  return Map.groupBy(rows, ({ attemptId, itemId }) => `${attemptId}/${itemId}`)
}
