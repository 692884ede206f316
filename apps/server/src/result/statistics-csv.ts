import type { ExamStatistics } from '@invigil/contract/statistics.ts'
import { csvLines } from './csv.ts'

const columns = [
  ...['number', 'kind', 'question', 'max', 'attempts', 'answered', 'difficulty', 'discrimination'],
  ...['upper minus lower', 'alpha without', 'median seconds'],
  ...['option', 'right', 'chosen', 'chosen by upper 27 %', 'chosen by lower 27 %'],
]

/** The figures of the items as CSV: a line an item, and one for each of its options below it. */
export function statisticsCsv({ items }: ExamStatistics): string {
  const rows = items.flatMap((item) => {
    const { itemNumber, kind, title, max, attempts, answered, difficulty, discrimination } = item
    const figures = [difficulty, discrimination, item.upperLower, item.alphaWithout, item.medianSeconds]
    const head = [itemNumber, kind, title, max, attempts, answered, ...figures.map((one) => one ?? '')]
    const options = item.options.map(({ text, isCorrect, all, upper, lower }) => [
      ...[itemNumber, kind, title, ...Array<string>(8).fill('')],
      ...[text, isCorrect ? 1 : 0, all, upper, lower],
    ])
    return [[...head, '', '', '', '', ''], ...options]
  })
  return csvLines([columns, ...rows])
}
