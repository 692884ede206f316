import { z } from 'zod'
import {
  AcceptedForm,
  Form,
  feedbackTexts,
  formProblems,
  leniencyParts,
  percentOfForm,
} from './accepted-form.ts'
import { optionTexts } from './choice-option.ts'
import { gapsIn, inOrderOfText, withGapPlaces } from './gap-places.ts'
import {
  type ItemProblem,
  ItemText,
  itemKind,
  itemParts,
  OptionId,
  type Score,
  type Show,
  seenParts,
} from './item.ts'
import { AcceptedNumber, acceptedProblems, percentOfNumber } from './numeric-key.ts'
import { shareOf } from './part-of.ts'
import { type DecimalMark, readNumber } from './read-number.ts'

/** What a gap counts among the others. */
const weight = z.number().min(0).max(100).default(1)
const GapOption = z.object({
  id: OptionId,
  text: ItemText,
  percent: z.number().min(0).max(100),
  /** What whoever chose it reads once all is over: a part of the key. */
  feedback: ItemText.optional(),
})

/** A place in the text, named `{{id}}` there, in which something is typed or chosen. */
const Gap = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('text'),
    id: OptionId,
    weight,
    accepted: z.array(AcceptedForm).max(50),
    ...leniencyParts,
  }),
  z.object({ ask: z.literal('number'), id: OptionId, weight, accepted: z.array(AcceptedNumber).max(20) }),
  z.object({
    ask: z.literal('choice'),
    id: OptionId,
    weight,
    options: z.array(GapOption).max(30),
    keepsOrder: z.boolean().default(false),
  }),
])
export type Gap = z.infer<typeof Gap>

/** `each`: every gap earns its share of the points, by its weight. `all-or-nothing`: all of them right, or no points. */
const Scoring = z.enum(['each', 'all-or-nothing'])

/** A text with gaps, each to be filled in by a word, a number or a choice. */
export const cloze = itemKind({
  kind: 'cloze',
  item: z.object({
    kind: z.literal('cloze'),
    ...itemParts,
    gaps: z.array(Gap).max(50),
    scoring: Scoring.default('each'),
  }),
  /** What was typed into each gap, or the option chosen there; `mark` of the language in which numbers were typed. */
  answer: z.strictObject({
    gaps: z.record(OptionId, Form).refine((gaps) => Object.keys(gaps).length <= 50),
    mark: z.enum(['point', 'comma']).default('point'),
  }),
  /** In `html` every gap is an empty `<span data-gap="id">`. */
  seen: z.object({
    kind: z.literal('cloze'),
    ...seenParts,
    gaps: z.array(
      z.object({
        id: OptionId,
        ask: z.enum(['text', 'number', 'choice']),
        options: z.array(z.object({ id: OptionId, html: z.string() })),
      }),
    ),
    scoring: Scoring,
  }),
  isAnswered: ({ gaps }) => Object.values(gaps).some((text) => text.trim() !== ''),
  score: ({ gaps, points, scoring }, answer) => {
    const percents = gaps.map((gap) => percentOfGap(gap, answer.gaps[gap.id] ?? '', answer.mark))
    return scoreGaps(gaps, percents, points, scoring)
  },
  withoutKey: ({ text, gaps, scoring }, show) => ({
    html: withGapPlaces(show.html(text)),
    gaps: inOrderOfText(text, gaps).map((gap) => ({
      id: gap.id,
      ask: gap.ask,
      options: optionsOf(gap, show),
    })),
    scoring,
  }),
  problemsOf: ({ text, gaps }) => [...placeProblems(text, gaps), ...gaps.flatMap(gapProblems)],
  textsOf: ({ gaps }) =>
    gaps.flatMap((gap) => (gap.ask === 'choice' ? optionTexts(gap.options) : feedbackTexts(gap.accepted))),
})

function optionsOf(gap: Gap, show: Show) {
  if (gap.ask !== 'choice') return []
  const ordered = gap.keepsOrder ? gap.options : show.order(gap.options, gap.id)
  return ordered.map(({ id, text }) => ({ id, html: show.html(text) }))
}

function percentOfGap(gap: Gap, given: string, mark: DecimalMark): number {
  if (given.trim() === '') return 0
  switch (gap.ask) {
    case 'text':
      return percentOfForm(gap.accepted, given, gap)
    case 'number': {
      const number = readNumber(given, mark)
      return number ? percentOfNumber(gap.accepted, number) : 0
    }
    case 'choice':
      return gap.options.find(({ id }) => id === given)?.percent ?? 0
  }
}

function scoreGaps(
  gaps: Gap[],
  percents: number[],
  points: number,
  scoring: z.infer<typeof Scoring>,
): Pick<Score, 'points' | 'explanation'> {
  const right = percents.filter((percent) => percent === 100).length
  const params = { right, correct: gaps.length }
  if (scoring === 'all-or-nothing') {
    const isAll = right === gaps.length && right > 0
    return { points: isAll ? points : 0, explanation: { rule: 'each-or-nothing', params } }
  }
  const of = gaps.reduce((sum, gap) => sum + gap.weight, 0)
  const earned = gaps.reduce((sum, gap, at) => sum + gap.weight * (percents[at] ?? 0), 0)
  const percent = of === 0 ? 0 : Math.round((earned / of) * 100) / 100
  const share = of === 0 ? 0 : earned / of / 100
  return { points: shareOf(points, share), explanation: { rule: 'gaps', params: { ...params, percent } } }
}

function placeProblems(text: string, gaps: Gap[]): ItemProblem[] {
  const places = gapsIn(text)
  const ids = gaps.map(({ id }) => id)
  const named = (code: ItemProblem['code']) => (id: string) => ({ code, params: { gap: `{{${id}}}` } })
  const twice = [...new Set(places.filter((id, at) => places.indexOf(id) !== at))]
  return [
    ...(gaps.length === 0 ? [{ code: 'no-gaps' }] : []),
    ...(new Set(ids).size < ids.length ? [{ code: 'same-id-twice' }] : []),
    ...ids.filter((id) => !places.includes(id)).map(named('gap-without-place')),
    ...[...new Set(places)].filter((id) => !ids.includes(id)).map(named('place-without-gap')),
    ...twice.map(named('gap-placed-twice')),
    ...(gaps.length > 0 && gaps.every((gap) => gap.weight === 0) ? [{ code: 'gaps-without-weight' }] : []),
  ]
}

function gapProblems(gap: Gap): ItemProblem[] {
  switch (gap.ask) {
    case 'text':
      return formProblems(gap.accepted, gap)
    case 'number':
      return acceptedProblems(gap.accepted)
    case 'choice': {
      const texts = gap.options.map(({ text }) => text.normalize('NFC').trim())
      return [
        ...(gap.options.length < 2 ? [{ code: 'too-few-options' }] : []),
        ...(texts.includes('') ? [{ code: 'empty-option' }] : []),
        ...(new Set(texts).size < texts.length ? [{ code: 'same-option-twice' }] : []),
        ...(gap.options.some(({ percent }) => percent === 100) ? [] : [{ code: 'no-correct-option' }]),
      ]
    }
  }
}
