import { z } from 'zod'
import { type ItemProblem, ItemText, itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'
import { shareOf } from './part-of.ts'

/**
 * `each`: every row in which exactly the right columns are chosen earns its share of the points.
 * `right-minus-wrong`: of all right cells, those chosen less the wrong ones chosen, never below 0.
 * `all-or-nothing`: all points when every row is right, otherwise none.
 */
const Scoring = z.enum(['each', 'right-minus-wrong', 'all-or-nothing'])

const Column = z.object({ id: OptionId, text: ItemText })
const Row = z.object({ id: OptionId, text: ItemText, right: z.array(OptionId).max(12) })
const SeenPart = z.object({ id: OptionId, html: z.string() })

/** A table in which each row gets one of the columns, or several. Columns keep their order, as those of a scale must. */
export const matrix = itemKind({
  kind: 'matrix',
  item: z.object({
    kind: z.literal('matrix'),
    ...itemParts,
    rows: z.array(Row).max(30),
    columns: z.array(Column).max(12),
    takesMany: z.boolean().default(false),
    keepsOrder: z.boolean().default(false),
    scoring: Scoring.default('each'),
  }),
  /** The chosen columns of each row that has some. */
  answer: z.strictObject({
    chosen: z
      .record(OptionId, z.array(OptionId).max(12))
      .refine((chosen) => Object.keys(chosen).length <= 30),
  }),
  seen: z.object({
    kind: z.literal('matrix'),
    ...seenParts,
    rows: z.array(SeenPart),
    columns: z.array(SeenPart),
    takesMany: z.boolean(),
    scoring: Scoring,
  }),
  isAnswered: ({ chosen }) => Object.values(chosen).some((columns) => columns.length > 0),
  score: ({ rows, points, takesMany, scoring }, { chosen }) => {
    const cells = rows.map(({ id, right }) => cellsOf(right, takesMany, chosen[id] ?? []))
    return scoring === 'right-minus-wrong' ? scoreCells(cells, points) : scoreRows(cells, points, scoring)
  },
  withoutKey: ({ rows, columns, takesMany, keepsOrder, scoring }, show) => ({
    rows: (keepsOrder ? rows : show.order(rows)).map(({ id, text }) => ({ id, html: show.html(text) })),
    columns: columns.map(({ id, text }) => ({ id, html: show.html(text) })),
    takesMany,
    scoring,
  }),
  problemsOf: ({ rows, columns, takesMany }) => [
    ...partProblems(rows, 'row'),
    ...partProblems(columns, 'column'),
    ...rowProblems(rows, columns, takesMany),
  ],
  textsOf: ({ rows, columns }) => [...rows, ...columns].map(({ text }) => text),
})

type Cells = { right: number; wrong: number; correct: number }

/** Of a row that takes one column, an answer that names several is wrong. */
function cellsOf(right: string[], takesMany: boolean, given: string[]): Cells {
  const [correct, chosen] = [new Set(right), new Set(given)]
  if (!takesMany && chosen.size > 1) return { right: 0, wrong: chosen.size, correct: correct.size }
  const hits = correct.intersection(chosen).size
  return { right: hits, wrong: chosen.size - hits, correct: correct.size }
}

function scoreCells(cells: Cells[], points: number): Pick<Score, 'points' | 'explanation'> {
  const sum = (figure: keyof Cells) => cells.reduce((all, one) => all + one[figure], 0)
  const params = { right: sum('right'), wrong: sum('wrong'), correct: sum('correct') }
  const share = Math.max(0, params.right - params.wrong) / Math.max(1, params.correct)
  return { points: shareOf(points, share), explanation: { rule: 'right-minus-wrong', params } }
}

function scoreRows(
  cells: Cells[],
  points: number,
  scoring: 'each' | 'all-or-nothing',
): Pick<Score, 'points' | 'explanation'> {
  const right = cells.filter((one) => one.right === one.correct && one.wrong === 0).length
  const share = right / Math.max(1, cells.length)
  const params = { right, correct: cells.length }
  return scoring === 'each'
    ? { points: shareOf(points, share), explanation: { rule: 'each', params } }
    : { points: shareOf(points, Math.floor(share)), explanation: { rule: 'each-or-nothing', params } }
}

function partProblems(parts: { id: string; text: string }[], name: 'row' | 'column'): ItemProblem[] {
  const least = name === 'row' ? 1 : 2
  const texts = parts.map(({ text }) => text.normalize('NFC').trim())
  const isTwice = new Set(parts.map(({ id }) => id)).size < parts.length
  const codes = {
    row: { tooFew: { code: 'no-rows' }, empty: { code: 'empty-row' }, twice: { code: 'same-row-twice' } },
    column: {
      tooFew: { code: 'too-few-columns' },
      empty: { code: 'empty-column' },
      twice: { code: 'same-column-twice' },
    },
  }[name]
  return [
    ...(parts.length < least ? [codes.tooFew] : []),
    ...(texts.includes('') ? [codes.empty] : []),
    ...(new Set(texts).size < texts.length ? [codes.twice] : []),
    ...(isTwice ? [{ code: 'same-id-twice' }] : []),
  ]
}

function rowProblems(
  rows: z.infer<typeof Row>[],
  columns: z.infer<typeof Column>[],
  takesMany: boolean,
): ItemProblem[] {
  const known = new Set(columns.map(({ id }) => id))
  const rights = rows.map(({ right }) => new Set(right).intersection(known).size)
  const isNowhere = rights.every((count) => count === 0)
  return [
    ...((takesMany ? isNowhere : rights.includes(0)) && rows.length > 0
      ? [{ code: 'row-without-right' }]
      : []),
    ...(!takesMany && rights.some((count) => count > 1) ? [{ code: 'row-with-several-right' }] : []),
  ]
}
