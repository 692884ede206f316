import type { ItemId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { MarkingItem, MarkingQueue, MarkingTask } from '@invigil/contract/marking.ts'
import { countWords } from '@invigil/items/count-words.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { timesOf } from './answer-times.ts'
import { answersFor, answersToMark, ownMark, type ToMark } from './answers-to-mark.ts'
import { askedHtml } from './asked.ts'
import { latestByPerson } from './decide-mark.ts'
import { itemsOfSitting } from './items-of-sitting.ts'
import { ownItemsByAttempt } from './own-items.ts'
import { showAnswer, textOf } from './show-answer.ts'

interface Asked {
  personId: PersonId
  itemId?: ItemId
  unmarkedOnly: boolean
  /** Which answer the page is to hold, counted from 0. */
  at: number
  /** `unmarked`: the first from there on that this person has not marked, or before it when there is none behind it. */
  look: 'there' | 'unmarked'
}

const pageSize = 50

/**
 * Answers that a person must mark, item by item, so that one compares like with like; of one item where one is named; a page
 * of them. Candidates are numbers, not names. Of others’ marks nothing is told but to who decides between two.
 */
export async function markingQueue(
  app: App,
  sittingId: SittingId,
  { personId, itemId, unmarkedOnly, at, look }: Asked,
): Promise<MarkingQueue> {
  const [answers, items] = await Promise.all([
    answersFor(app, sittingId, personId, itemId),
    itemsOfSitting(app, sittingId),
  ])
  const numbers = new Map(items.map(({ item, itemNumber }) => [item.id, itemNumber]))
  const numberOf = (answer: ToMark) => numbers.get(answer.itemId) ?? 0
  const isUnmarked = (answer: ToMark) => ownMark(answer, personId) === undefined
  const all = answers
    .filter((answer) => !unmarkedOnly || isUnmarked(answer))
    .sort((a, b) => numberOf(a) - numberOf(b) || a.candidateNumber - b.candidateNumber)
  const found = look === 'unmarked' ? placeOf(all, at, isUnmarked) : at
  const from = Math.floor(found / pageSize) * pageSize
  const page = await withWords(app, sittingId, all.slice(from, from + pageSize))
  return {
    tasks: page.map((one) => markingTask(app, one, numberOf(one.answer), personId)),
    ...{ at: found, from, pageSize, all: all.length, unmarked: all.filter(isUnmarked).length },
  }
}

function placeOf<One>(all: readonly One[], at: number, is: (one: One) => boolean): number {
  const behind = all.findIndex((one, place) => place >= at && is(one))
  return behind >= 0 ? behind : Math.max(0, all.findIndex(is))
}

/** The same answers with their words, their items, and what is to be said about their time. */
async function withWords(app: App, sittingId: SittingId, answers: readonly ToMark[]) {
  const ids = [...new Set(answers.map(({ attemptId }) => attemptId))]
  const [own, bodies, timeOf] = await Promise.all([
    ownItemsByAttempt(app.db, ids),
    // Without an answer where files came that none names.
    app.db
      .selectFrom('countedAnswer')
      .select(['attemptId', 'itemId', 'body', 'receivedAt'])
      .where('attemptId', '=', ({ fn, val }) => fn.any(val(ids)))
      .execute(),
    timesOf(app, sittingId, ids),
  ])
  const given = new Map(bodies.map((one) => [`${one.attemptId}/${one.itemId}`, one]))
  return answers.flatMap((answer) => {
    const { attemptId, itemId } = answer
    const item = own.get(attemptId)?.find((one) => one.item.id === itemId)?.item
    const { body, receivedAt = null } = given.get(`${attemptId}/${itemId}`) ?? {}
    return item ? [{ answer, item, body, ...timeOf({ attemptId, itemId, receivedAt }) }] : []
  })
}

/** How many attempts of a sitting are over. */
export async function countOver(app: App, sittingId: SittingId): Promise<number> {
  const { count } = await app.db
    .selectFrom('attempt')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('sittingId', '=', sittingId)
    .where('endedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** How far each item is, and how much of it waits for this person. */
export async function markingItems(
  app: App,
  sittingId: SittingId,
  personId: PersonId,
): Promise<MarkingItem[]> {
  const mine = await answersFor(app, sittingId, personId)
  const [answers, all] = await Promise.all([answersToMark(app, sittingId), itemsOfSitting(app, sittingId)])
  const byItem = Map.groupBy(answers, ({ itemId }) => itemId)
  const mineByItem = Map.groupBy(mine, ({ itemId }) => itemId)
  return all.flatMap(({ item, itemNumber }) => {
    const ofItem = byItem.get(item.id) ?? []
    if (ofItem.length === 0) return []
    return [
      {
        ...{ itemId: item.id, itemNumber, kind: item.kind, answers: ofItem.length },
        title: firstWords(item.text),
        marked: ofItem.filter(({ marking }) => marking === 'done').length,
        differing: ofItem.filter(({ marking }) => marking === 'differ').length,
        toDo: (mineByItem.get(item.id) ?? []).filter((answer) => !ownMark(answer, personId)).length,
      },
    ]
  })
}

function markingTask(
  app: App,
  { answer, item, body, cameAfter, hasLate }: Awaited<ReturnType<typeof withWords>>[number],
  itemNumber: number,
  personId: PersonId,
): MarkingTask {
  const { attemptId, candidateNumber, marks, marking, task } = answer
  const answerText = textOf(body)
  const settles = task === 'settle'
  const mine = ownMark(answer, personId)
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
