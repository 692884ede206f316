import type { CorrectableItem } from '@invigil/contract/correction.ts'
import type { ItemId, SittingId } from '@invigil/contract/ids.ts'
import type { ExamStatistics, ItemStatistics, OptionChosen } from '@invigil/contract/statistics.ts'
import type { App } from '../platform/app.ts'
import { itemsOfSitting } from './items-of-sitting.ts'
import { firstWords } from './marking.ts'
import { type Columns, type ItemColumn, readChoices, readColumns, readSeconds } from './read-columns.ts'
import { scoreLeftOver } from './score-attempt.ts'
import * as figures from './statistics.ts'

/** How a sitting's items and its whole did. Attempts that wait for a mark are counted apart and left out. */
export async function examStatistics(app: App, sittingId: SittingId): Promise<ExamStatistics> {
  await scoreLeftOver(app, sittingId)
  const all = (await itemsOfSitting(app, sittingId)).filter(({ item }) => item.kind !== 'information')
  const choices = all.filter(({ item }) => optionsOf(item).length > 0).map(({ item }) => item.id)
  const [columns, chosen, seconds] = await Promise.all([
    readColumns(app, sittingId),
    readChoices(app, sittingId, choices),
    readSeconds(app, sittingId),
  ])
  return { countedAt: app.now().toISOString(), ...statisticsOf(all, columns, chosen, seconds) }
}

type Chosen = Awaited<ReturnType<typeof readChoices>>

/** The figures from what was read; pure. */
function statisticsOf(
  all: CorrectableItem[],
  { attempts, unmarked, items }: Columns,
  chosen: Chosen,
  seconds: ReadonlyMap<ItemId, number>,
): Omit<ExamStatistics, 'countedAt'> {
  // What counts for nobody is in no sum; a bonus is in the sum, but not in the most there is.
  const counting = items.filter(({ counts }) => counts !== 'for-nobody')
  const totals = figures.totalsOf(
    counting.map(({ points }) => points),
    attempts,
  )
  const shared = counting.filter(({ points }) => !points.some(Number.isNaN))
  const alphas = figures.alphasWithout(
    shared.map(({ points }) => points),
    attempts,
  )
  const alphaById = new Map(shared.map(({ itemId }, at) => [itemId, alphas[at]]))
  const alpha = figures.alphaOf(
    shared.map(({ points }) => points),
    attempts,
  )
  const columnById = new Map(items.map((column) => [column.itemId, column]))
  const groups = figures.extremeGroups(totals)
  const max = mostOf(counting, attempts)
  return {
    ...{ attempts, unmarked, max, alphaItems: shared.length },
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
        options: chosenOptions(one.item, chosen.get(id), groups),
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

type Groups = ReturnType<typeof figures.extremeGroups>

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

function chosenOptions(
  item: Item,
  given: { rows: number[]; chosen: unknown[] } | undefined,
  { upper, lower }: Groups,
): OptionChosen[] {
  const [isUpper, isLower] = [new Set(upper), new Set(lower)]
  const counts = new Map(optionsOf(item).map(({ id }) => [id, { all: 0, upper: 0, lower: 0 }]))
  for (const [index, row] of (given?.rows ?? []).entries())
    for (const id of chosenIds(given?.chosen[index])) {
      const count = counts.get(id)
      if (!count) continue
      count.all++
      if (isUpper.has(row)) count.upper++
      if (isLower.has(row)) count.lower++
    }
  return optionsOf(item).map(({ id, text, isCorrect }) => ({
    ...{ optionId: id, text: firstWords(text), isCorrect },
    ...(counts.get(id) ?? { all: 0, upper: 0, lower: 0 }),
  }))
}

function chosenIds(chosen: unknown): Set<string> {
  const ids = Array.isArray(chosen) ? chosen : [chosen]
  return new Set(ids.filter((id) => typeof id === 'string' || typeof id === 'boolean').map(String))
}

function rootOf(variance: number | undefined): number | undefined {
  return variance === undefined ? undefined : Math.sqrt(variance)
}

function orNull(figure: number | undefined): number | null {
  return figure === undefined || Number.isNaN(figure) ? null : figure
}
