import type { AttemptId, Locale } from '@invigil/contract/ids.ts'
import type { MarkEntry } from '@invigil/contract/marking.ts'
import type { ItemScore, ShownItem } from '@invigil/contract/result.ts'
import type { Item } from '@invigil/items/all.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import type { App } from '../platform/app.ts'
import { askedHtml } from './asked.ts'
import { ownItemsByAttempt } from './own-items.ts'
import { mostPoints, scoresByAttempt, total } from './points.ts'
import { sittingOf } from './results.ts'
import { scoreLeftOver } from './score-left-over.ts'
import { markIn, tellAnswer, tellKey } from './tell.ts'

/** An attempt's points item by item: what was asked, answered and right, which rule counted, and every mark ever given. */
export async function resultDetail(app: App, attemptId: AttemptId, language?: Locale) {
  const sittingId = await sittingOf(app, attemptId)
  await scoreLeftOver(app, sittingId, attemptId)
  const [scores, shown, marks, candidate] = await Promise.all([
    scoresByAttempt(app, [attemptId]),
    shownItems(app, attemptId, language),
    marksOf(app, attemptId),
    app.db
      .selectFrom('attempt')
      .innerJoin('person', 'person.id', 'attempt.personId')
      .select('person.name')
      .where('attempt.id', '=', attemptId)
      .executeTakeFirstOrThrow(),
  ])
  const own: ItemScore[] = scores.get(attemptId) ?? []
  return {
    ...{ sittingId, candidateName: candidate.name, scores: own, shown, marks },
    points: own.every(({ rule }) => rule === null) ? null : total(own),
    max: mostPoints(own),
  }
}

/** What was asked, answered and right, in words. */
async function shownItems(app: App, attemptId: AttemptId, language?: Locale): Promise<ShownItem[]> {
  const answered = await answeredItems(app, attemptId)
  return answered.map(({ item, body }) => shownItem(app, item, body, language))
}

/** What was asked, answered and right, in words, of one item; without a language numbers have the mark of the answer. */
export function shownItem(app: App, item: Item, body: unknown, language?: Locale): ShownItem {
  return {
    itemId: item.id,
    html: askedHtml(app, item),
    answer: tellAnswer(item, body),
    key: tellKey(item, language ? markOfLanguage(language) : markIn(body)),
  }
}

/** The items of an attempt's own paper, each with the answer that counts. */
export async function answeredItems(
  app: App,
  attemptId: AttemptId,
): Promise<{ item: Item; body: unknown }[]> {
  const [items, answers] = await Promise.all([
    ownItemsByAttempt(app.db, [attemptId]),
    app.db
      .selectFrom('countedAnswer')
      .select(['itemId', 'body'])
      .where('attemptId', '=', attemptId)
      .execute(),
  ])
  const bodies = new Map(answers.map(({ itemId, body }) => [itemId, body]))
  return (items.get(attemptId) ?? []).map(({ item }) => ({ item, body: bodies.get(item.id) }))
}

async function marksOf(app: App, attemptId: AttemptId): Promise<MarkEntry[]> {
  const rows = await app.db
    .selectFrom('mark')
    .innerJoin('person', 'person.id', 'mark.personId')
    .select(['mark.itemId', 'mark.points', 'mark.comment', 'mark.isFinal', 'mark.markedAt'])
    .select(['person.id', 'person.name'])
    .where('attemptId', '=', attemptId)
    .orderBy('markedAt')
    .orderBy('mark.id')
    .execute()
  return rows.map(({ id, name, markedAt, ...row }) => ({
    ...row,
    by: { id, name },
    markedAt: markedAt.toISOString(),
  }))
}
