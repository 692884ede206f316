import type { CorrectableItem } from '@invigil/contract/correction.ts'
import type { AttemptId, ItemId, SittingId } from '@invigil/contract/ids.ts'
import type { ExamStatistics, ItemStatistics, OptionChosen } from '@invigil/contract/statistics.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import type { App } from '../platform/app.ts'
import { itemsOfSitting } from './items-of-sitting.ts'
import {
  type AnswerCount,
  attemptsOver,
  type Columns,
  type ItemColumn,
  readAnswers,
  readColumns,
} from './read-columns.ts'
import { readSeconds } from './read-seconds.ts'
import { scoreLeftOver } from './score-left-over.ts'
import * as figures from './statistics.ts'

/**
 * How a sitting's items and its whole did. Attempts that wait for a mark are counted apart and left out. `tell` hears how far
 * it is, in attempts of all.
 */
export async function examStatistics(
  app: App,
  sittingId: SittingId,
  tell: (done: number, total: number) => Promise<void> = async () => {},
): Promise<ExamStatistics> {
  // What comes while they are counted may be in them or not, and is told of as news.
  const countedAt = app.now().toISOString()
  await scoreLeftOver(app, sittingId)
  const all = (await itemsOfSitting(app, sittingId)).filter(({ item }) => item.kind !== 'information')
  const ids = await attemptsOver(app, sittingId)
  const columns = await readColumns(app, ids, (done) => tell(done >> 1, ids.length))
  const totals = totalsOf(columns)
  const groups = figures.extremeGroups(totals)
  const choices = all.filter(({ item }) => optionsOf(item).length > 0).map(({ item }) => item.id)
  const given = await readAnswers(app, inParts(columns.attempts, groups), choices, (done) =>
    tell((ids.length + done) >> 1, ids.length),
  )
  const seconds = await readSeconds(app, sittingId)
  const read = { all, columns, totals, groups, seconds, given: countChosen(given) }
  return { countedAt, ...statisticsOf(read) }
}

type Groups = ReturnType<typeof figures.extremeGroups>
type Part = 'upper' | 'lower' | 'middle'

/** What counts for nobody is in no sum; a bonus is in the sum, but not in the most there is. */
function countingOf({ items }: Columns): ItemColumn[] {
  return items.filter(({ counts }) => counts !== 'for-nobody')
}

function totalsOf(columns: Columns): figures.Column {
  return figures.totalsOf(
    countingOf(columns).map(({ points }) => points),
    columns.attempts.length,
  )
}

function inParts(attempts: readonly AttemptId[], { upper, lower }: Groups): { id: AttemptId; part: Part }[] {
  const parts = attempts.map((id) => ({ id, part: 'middle' as Part }))
  for (const row of upper) Object.assign(parts[row] ?? {}, { part: 'upper' })
  for (const row of lower) Object.assign(parts[row] ?? {}, { part: 'lower' })
  return parts
}

interface Read {
  all: CorrectableItem[]
  columns: Columns
  totals: figures.Column
  groups: Groups
  seconds: ReadonlyMap<ItemId, number>
  given: Chosen
}

/** The figures from what was read; pure. */
function statisticsOf({
  all,
  columns,
  totals,
  groups,
  seconds,
  given,
}: Read): Omit<ExamStatistics, 'countedAt'> {
  const counting = countingOf(columns)
  const attempts = columns.attempts.length
  const shared = counting.filter(({ points }) => !points.some(Number.isNaN))
  const sharedPoints = shared.map(({ points }) => points)
  const alphas = figures.alphasWithout(sharedPoints, attempts)
  const alphaById = new Map(shared.map(({ itemId }, at) => [itemId, alphas[at]]))
  const alpha = figures.alphaOf(sharedPoints, attempts)
  const columnById = new Map(columns.items.map((column) => [column.itemId, column]))
  const max = mostOf(counting, attempts)
  return {
    ...{ attempts, unmarked: columns.unmarked, max, alphaItems: shared.length },
    ...{ mean: orNull(figures.meanOf(totals)), median: orNull(figures.medianOf(totals)) },
    deviation: orNull(rootOf(figures.varianceOf(totals))),
    ...{ least: orNull(figures.leastOf(totals)), most: orNull(figures.mostOf(totals)) },
    alpha: orNull(alpha),
    standardError: orNull(figures.standardErrorOf(totals, alpha)),
    distribution: attempts === 0 ? [] : figures.distributionOf(totals, max),
    items: all.map((one) => {
      const { id } = one.item
      const column = columnById.get(id)
      return {
        ...plainFigures(one, column, totals),
        upperLower: upperLowerOf(column, groups),
        alphaWithout: orNull(alphaById.get(id)),
        medianSeconds: orNull(seconds.get(id)),
        options: chosenOptions(one.item, given.get(id)),
      }
    }),
  }
}

/** The greatest of the attempts' own: papers with draws are worth the same, alternatives may not be. */
function mostOf(counting: readonly ItemColumn[], attempts: number): number {
  const most = new Float64Array(attempts)
  for (const { points, worth, counts } of counting)
    if (counts !== 'bonus')
      for (let row = 0; row < attempts; row++)
        if (!Number.isNaN(points[row] ?? Number.NaN)) most[row] = (most[row] ?? 0) + worth
  return Math.round((figures.mostOf(most) ?? 0) * 1000) / 1000
}

function plainFigures(
  { item, itemNumber }: CorrectableItem,
  column: ItemColumn | undefined,
  totals: figures.Column,
) {
  const points = column?.points ?? new Float64Array()
  const max = column?.worth ?? item.points
  return {
    ...{ itemId: item.id, itemNumber, kind: item.kind, title: firstWords(item.text), max },
    attempts: points.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    answered: column?.answered ?? 0,
    difficulty: orNull(figures.difficultyOf(points, max)),
    discrimination: orNull(figures.discriminationOf(points, totals)),
  } satisfies Partial<ItemStatistics>
}

function upperLowerOf(column: ItemColumn | undefined, { upper, lower }: Groups): number | null {
  if (!column || column.worth <= 0) return null
  const shareOf = (rows: readonly number[]) =>
    figures.difficultyOf(
      Float64Array.from(rows, (row) => column.points[row] ?? Number.NaN),
      column.worth,
    )
  const [high, low] = [shareOf(upper), shareOf(lower)]
  return high === undefined || low === undefined ? null : high - low
}

type Item = CorrectableItem['item']

/** What there is to choose; of a statement, whether it holds. */
function optionsOf(item: Item): { id: string; text: string; isCorrect: boolean }[] {
  if (item.kind === 'single-choice' || item.kind === 'multiple-choice') return item.options
  if (item.kind !== 'true-false') return []
  return [true, false].map((is) => ({ id: String(is), text: String(is), isCorrect: item.isTrue === is }))
}

type Chosen = Map<ItemId, Map<string, Omit<OptionChosen, 'optionId' | 'text' | 'isCorrect'>>>

/** How often each id or truth was chosen, by item. */
function countChosen(given: readonly AnswerCount<Part>[]): Chosen {
  const all: Chosen = new Map()
  for (const { itemId, body, part, count } of given) {
    const ofItem = all.get(itemId) ?? new Map()
    all.set(itemId, ofItem)
    for (const id of chosenIds(JSON.parse(body))) {
      const counts = ofItem.get(id) ?? { all: 0, upper: 0, lower: 0 }
      ofItem.set(id, counts)
      counts.all += count
      if (part !== 'middle') counts[part] += count
    }
  }
  return all
}

function chosenOptions(item: Item, chosen: ReturnType<Chosen['get']>): OptionChosen[] {
  return optionsOf(item).map(({ id, text, isCorrect }) => ({
    ...{ optionId: id, text: firstWords(text), isCorrect },
    ...(chosen?.get(id) ?? { all: 0, upper: 0, lower: 0 }),
  }))
}

function chosenIds(body: unknown): Set<string> {
  const chosen: unknown = body instanceof Object && 'chosen' in body ? body.chosen : undefined
  const ids = Array.isArray(chosen) ? chosen : [chosen]
  return new Set(ids.filter((id) => typeof id === 'string' || typeof id === 'boolean').map(String))
}

function rootOf(variance: number | undefined): number | undefined {
  return variance === undefined ? undefined : Math.sqrt(variance)
}

function orNull(figure: number | undefined): number | null {
  return figure === undefined || Number.isNaN(figure) ? null : figure
}
