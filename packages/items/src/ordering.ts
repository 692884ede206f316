import { z } from 'zod'
import { type ItemProblem, ItemText, itemKind, itemParts, SilentId, seenParts } from './item.ts'

/**
 * `by-pair`: of all pairs of entries, those in their right order less those in the wrong one, never below 0; an order by
 * chance is worth nothing on average, and one entry out of place costs little.
 * `by-position`: each entry at exactly its own place earns its share.
 * `exact`: all points for exactly the right order.
 */
const Scoring = z.enum(['by-pair', 'by-position', 'exact'])

const Entry = z.object({ id: SilentId, text: ItemText })
type Entry = z.infer<typeof Entry>

/** Entries to be put in order; their author keeps them in the right one. Every candidate gets them mixed. */
export const ordering = itemKind({
  kind: 'ordering',
  item: z.object({
    kind: z.literal('ordering'),
    ...itemParts,
    entries: z.array(Entry).max(20),
    scoring: Scoring.default('by-pair'),
  }),
  answer: z.strictObject({ order: z.array(SilentId).max(20) }),
  seen: z.object({
    kind: z.literal('ordering'),
    ...seenParts,
    entries: z.array(z.object({ id: SilentId, html: z.string() })),
    scoring: Scoring,
  }),
  isAnswered: ({ order }) => order.length > 0,
  score: ({ entries, points, scoring }, { order }) => {
    const { right, wrong, of } = counts(entries, [...new Set(order)], scoring)
    const share =
      scoring === 'exact'
        ? Number(right === of && order.length === of)
        : Math.max(0, right - wrong) / Math.max(1, of)
    const earned = of === 0 ? 0 : Math.min(points, Math.round(points * share * 100) / 100)
    return { points: earned, explanation: { rule: ruleOf[scoring], params: { right, wrong, correct: of } } }
  },
  withoutKey: ({ entries, scoring }, show) => ({
    entries: show.mix(entries).map(({ id, text }) => ({ id, html: show.html(text) })),
    scoring,
  }),
  problemsOf: ({ entries }) => entryProblems(entries),
  textsOf: ({ entries }) => entries.map(({ text }) => text),
})

const ruleOf = { 'by-pair': 'pairs', 'by-position': 'each', exact: 'each-or-nothing' } as const

function counts(entries: Entry[], order: string[], scoring: z.infer<typeof Scoring>) {
  if (scoring !== 'by-pair')
    return { right: entries.filter(({ id }, at) => order[at] === id).length, wrong: 0, of: entries.length }
  const places = entries.map(({ id }) => order.indexOf(id))
  const pairs = places.flatMap((first, at) => places.slice(at + 1).map((second) => ({ first, second })))
  const given = pairs.filter(({ first, second }) => first !== -1 && second !== -1)
  const right = given.filter(({ first, second }) => first < second).length
  return { right, wrong: given.length - right, of: pairs.length }
}

function entryProblems(entries: Entry[]): ItemProblem[] {
  const texts = entries.map(({ text }) => text.normalize('NFC').trim())
  return [
    ...(entries.length < 2 ? [{ code: 'too-few-entries' }] : []),
    ...(texts.includes('') ? [{ code: 'empty-option' }] : []),
    ...(new Set(texts).size < texts.length ? [{ code: 'same-option-twice' }] : []),
    ...(new Set(entries.map(({ id }) => id)).size < entries.length ? [{ code: 'same-id-twice' }] : []),
  ]
}
