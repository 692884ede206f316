import { z } from 'zod'
import {
  type ItemProblem,
  ItemText,
  itemKind,
  itemParts,
  OptionId,
  type Score,
  SilentId,
  seenParts,
} from './item.ts'
import { shareOf } from './part-of.ts'

/**
 * `each`: every row that has its own counterpart earns its share of the points; a wrong one costs nothing.
 * `all-or-nothing`: all points when every row has its own, otherwise none.
 */
const Scoring = z.enum(['each', 'all-or-nothing'])

/** `match` is the option that belongs to the row. Options that belong to no row are there to be told apart. */
const Row = z.object({ id: OptionId, text: ItemText, match: SilentId })
const Option = z.object({ id: SilentId, text: ItemText })

/** What belongs together: each row gets one of the options; an option may belong to several rows or to none. */
export const matching = itemKind({
  kind: 'matching',
  item: z.object({
    kind: z.literal('matching'),
    ...itemParts,
    rows: z.array(Row).max(30),
    options: z.array(Option).max(40),
    scoring: Scoring.default('each'),
  }),
  /** The chosen option of each row that has one. */
  answer: z.strictObject({
    chosen: z.record(OptionId, SilentId).refine((chosen) => Object.keys(chosen).length <= 30),
  }),
  seen: z.object({
    kind: z.literal('matching'),
    ...seenParts,
    rows: z.array(z.object({ id: OptionId, html: z.string() })),
    options: z.array(z.object({ id: SilentId, html: z.string() })),
    scoring: Scoring,
  }),
  isAnswered: ({ chosen }) => Object.keys(chosen).length > 0,
  score: ({ rows, points, scoring }, { chosen }) => scoreRows(rows, points, scoring, chosen),
  withoutKey: ({ rows, options, scoring }, show) => ({
    rows: show.order(rows, 'rows').map(({ id, text }) => ({ id, html: show.html(text) })),
    options: show.mix(options, 'options').map(({ id, text }) => ({ id, html: show.html(text) })),
    scoring,
  }),
  problemsOf: ({ rows, options }) => matchingProblems(rows, options),
  textsOf: ({ rows, options }) => [...rows, ...options].map(({ text }) => text),
})

function scoreRows(
  rows: z.infer<typeof Row>[],
  points: number,
  scoring: z.infer<typeof Scoring>,
  chosen: Record<string, string>,
): Pick<Score, 'points' | 'explanation'> {
  const right = rows.filter(({ id, match }) => chosen[id] === match).length
  const of = Math.max(1, rows.length)
  const share = scoring === 'each' ? right / of : Number(right === rows.length && right > 0)
  const rule = scoring === 'each' ? 'each' : 'each-or-nothing'
  return { points: shareOf(points, share), explanation: { rule, params: { right, correct: rows.length } } }
}

function matchingProblems(rows: z.infer<typeof Row>[], options: z.infer<typeof Option>[]): ItemProblem[] {
  const texts = options.map(({ text }) => text.normalize('NFC').trim())
  const lefts = rows.map(({ text }) => text.normalize('NFC').trim())
  const [rowIds, optionIds] = [rows, options].map((all) => new Set(all.map(({ id }) => id)))
  const areTwice = rowIds?.size !== rows.length || optionIds?.size !== options.length
  return [
    ...(rows.length < 2 ? [{ code: 'too-few-rows' }] : []),
    ...(lefts.includes('') ? [{ code: 'empty-row' }] : []),
    ...(new Set(lefts).size < lefts.length ? [{ code: 'same-row-twice' }] : []),
    ...(texts.includes('') ? [{ code: 'empty-option' }] : []),
    ...(new Set(texts).size < texts.length ? [{ code: 'same-option-twice' }] : []),
    ...(areTwice ? [{ code: 'same-id-twice' }] : []),
    ...(rows.some(({ match }) => !optionIds?.has(match)) ? [{ code: 'row-without-match' }] : []),
  ]
}
