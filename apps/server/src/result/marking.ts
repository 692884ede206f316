import type { AttemptId, ItemId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingItem, MarkingPlan, MarkingTask } from '@invigil/contract/marking.ts'
import { countWords } from '@invigil/items/count-words.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import type { App } from '../platform/app.ts'
import { timesOfSitting } from './answer-times.ts'
import { askedHtml } from './asked.ts'
import { latestByPerson } from './decide-mark.ts'
import { itemsOfSitting } from './items-of-sitting.ts'
import { isOfCountedAnswer } from './marked-answer.ts'
import { type OwnItem, ownItemsByAttempt } from './own-items.ts'
import { markingPlanOf } from './read-marking-plan.ts'
import { scoreLeftOver } from './score-left-over.ts'
import { taskFor } from './share-marking.ts'
import { showAnswer, textOf } from './show-answer.ts'

/**
 * Answers that a person must mark, item by item, so that one compares like with like; of one item where one is named.
 * Candidates are numbers, not names. Of others’ marks nothing is told but to who decides between two.
 */
export async function markingQueue(
  app: App,
  sittingId: SittingId,
  { personId, itemId, unmarkedOnly }: { personId: PersonId; itemId?: ItemId; unmarkedOnly: boolean },
): Promise<MarkingTask[]> {
  const answers = await answersFor(app, sittingId, personId, itemId)
  const ids = [...new Set(answers.map(({ attemptId }) => attemptId))]
  const [own, items] = await Promise.all([ownItemsByAttempt(app.db, ids), itemsOfSitting(app, sittingId)])
  const numbers = new Map(items.map(({ item, itemNumber }) => [item.id, itemNumber]))
  const tasks = answers.flatMap((answer) => {
    const found = own.get(answer.attemptId)?.find(({ item }) => item.id === answer.itemId)
    return found ? [markingTask(app, answer, found, numbers.get(answer.itemId) ?? 0, personId)] : []
  })
  return tasks
    .filter(({ points }) => !unmarkedOnly || points === null)
    .sort((a, b) => a.itemNumber - b.itemNumber || a.candidateNumber - b.candidateNumber)
}

/** How far each item is, and how much of it waits for this person. */
export async function markingItems(
  app: App,
  sittingId: SittingId,
  personId: PersonId,
): Promise<MarkingItem[]> {
  const [answers, all] = await Promise.all([answersToMark(app, sittingId), itemsOfSitting(app, sittingId)])
  const mine = await answersFor(app, sittingId, personId)
  return all.flatMap(({ item, itemNumber }) => {
    const ofItem = answers.filter(({ itemId }) => itemId === item.id)
    if (ofItem.length === 0) return []
    return [
      {
        ...{ itemId: item.id, itemNumber, kind: item.kind, answers: ofItem.length },
        title: firstWords(item.text),
        marked: ofItem.filter(({ marking }) => marking === 'done').length,
        differing: ofItem.filter(({ marking }) => marking === 'differ').length,
        toDo: mine.filter((answer) => answer.itemId === item.id && isToDo(answer, personId)).length,
      },
    ]
  })
}

type Answer = Awaited<ReturnType<typeof answersFor>>[number]

function isToDo({ task, marks }: Answer, personId: PersonId): boolean {
  return task === 'settle'
    ? !marks.some(({ isFinal }) => isFinal)
    : !marks.some((mark) => mark.personId === personId)
}

function markingTask(
  app: App,
  answer: Answer,
  { item }: OwnItem,
  itemNumber: number,
  personId: PersonId,
): MarkingTask {
  const { attemptId, candidateNumber, marks, marking, task, cameAfter, hasLate } = answer
  const body = answer.body ?? undefined
  const answerText = textOf(body)
  const settles = task === 'settle'
  const mine = marks.findLast((mark) =>
    settles ? mark.isFinal : mark.personId === personId && !mark.isFinal,
  )
  return {
    ...{ attemptId, candidateNumber, itemId: item.id, itemNumber, kind: item.kind, answerText },
    itemHtml: askedHtml(app, item),
    shown: showAnswer(item, body),
    rubric: item.rubric ?? null,
    wordCount: countWords(answerText),
    ...{ max: item.points, cameAfter, hasLate },
    points: mine?.points ?? null,
    comment: mine?.comment ?? '',
    levels: mine?.levels ?? {},
    // While two mark, one of them is not told how the other did.
    state: settles || mine ? marking : 'none',
    others: settles
      ? latestByPerson(marks).map((mark, index) => ({
          ...{ marker: index + 1, points: mark.points, comment: mark.comment },
          levels: marks.findLast((one) => one.personId === mark.personId && !one.isFinal)?.levels ?? {},
        }))
      : [],
    settles,
  }
}

/** What this person has to do with, each answer with all its marks. */
async function answersFor(app: App, sittingId: SittingId, personId: PersonId, itemId?: ItemId) {
  await scoreLeftOver(app, sittingId)
  const [answers, numbers, marks, plan, times] = await Promise.all([
    answersToMark(app, sittingId, itemId),
    candidateNumbers(app, sittingId),
    marksOf(app, sittingId),
    markingPlanOf(app.db, sittingId),
    timesOfSitting(app, sittingId),
  ])
  return answers.flatMap((answer) => {
    const own = marks.get(`${answer.attemptId}/${answer.itemId}`) ?? []
    const candidateNumber = numbers.get(answer.attemptId) ?? 0
    const markedBy = latestByPerson(own).map((mark) => mark.personId)
    const toShare = { itemId: answer.itemId, candidateNumber, marking: answer.marking, markedBy }
    const task = taskFor(personId, plan satisfies MarkingPlan, toShare)
    return task === 'none' ? [] : [{ ...answer, candidateNumber, marks: own, task, ...times(answer) }]
  })
}

/** Numbers that follow the seeds: they tell nothing, and stay. */
async function candidateNumbers(app: App, sittingId: SittingId): Promise<Map<AttemptId, number>> {
  const attempts = await app.db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .orderBy('seed')
    .execute()
  return new Map(attempts.map(({ id }, index) => [id, index + 1]))
}

function answersToMark(app: App, sittingId: SittingId, itemId?: ItemId) {
  return (
    app.db
      .selectFrom('score')
      .innerJoin('attempt', 'attempt.id', 'score.attemptId')
      // Without an answer where files came that none names.
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom('countedAnswer')
            .select(['body', 'receivedAt'])
            .whereRef('countedAnswer.attemptId', '=', 'score.attemptId')
            .whereRef('countedAnswer.itemId', '=', 'score.itemId')
            .as('answer'),
        (join) => join.onTrue(),
      )
      .select(['score.attemptId', 'score.itemId', 'score.marking', 'answer.body', 'answer.receivedAt'])
      .where('attempt.sittingId', '=', sittingId)
      .where('score.needsMarking', '=', true)
      .where('score.counts', 'not in', ['for-nobody', 'full-for-all'])
      .$if(itemId !== undefined, (query) => query.where('score.itemId', '=', itemId as ItemId))
      .execute()
  )
}

async function marksOf(app: App, sittingId: SittingId) {
  const rows = await app.db
    .selectFrom('mark')
    .innerJoin('attempt', 'attempt.id', 'mark.attemptId')
    .selectAll('mark')
    .where('attempt.sittingId', '=', sittingId)
    .where(isOfCountedAnswer)
    .orderBy('mark.markedAt')
    .orderBy('mark.id')
    .execute()
  return Map.groupBy(rows, ({ attemptId, itemId }) => `${attemptId}/${itemId}`)
}
