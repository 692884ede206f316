import { z } from 'zod'
import {
  type ChoiceOption,
  ChoiceOptions,
  optionProblems,
  optionTexts,
  SeenOption,
  seenOptions,
} from './choice-option.ts'
import { type ItemProblem, itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'
import { shareOf } from './part-of.ts'

/**
 * `right-minus-wrong`: each right choice earns its share of the points, each wrong one loses as much, never below 0.
 * `all-or-nothing`: all points for exactly the right set.
 * `each`: each right choice earns its share, a wrong one costs nothing; wants a limit of choices.
 * `each-option`: each option that is rightly chosen or rightly left earns its share.
 * `weights`: each chosen option gives or takes its own percent of the points, together from 0 to 100.
 */
const Scoring = z.enum(['right-minus-wrong', 'all-or-nothing', 'each', 'each-option', 'weights'])

/** Any number of options is right. The candidate is told which way it is scored, not how many are right. */
export const multipleChoice = itemKind({
  kind: 'multiple-choice',
  item: z.object({
    kind: z.literal('multiple-choice'),
    ...itemParts,
    options: ChoiceOptions,
    keepsOrder: z.boolean().default(false),
    scoring: Scoring.default('right-minus-wrong'),
    /** The candidate is told; an answer with more is worth nothing. */
    maxChoices: z.number().int().min(1).max(30).optional(),
  }),
  answer: z.object({ chosen: z.array(OptionId).max(100) }),
  seen: z.object({
    kind: z.literal('multiple-choice'),
    ...seenParts,
    options: z.array(SeenOption),
    scoring: Scoring,
    maxChoices: z.number().optional(),
  }),
  isAnswered: ({ chosen }) => chosen.length > 0,
  score: ({ maxChoices = Number.POSITIVE_INFINITY, ...item }, { chosen }) => {
    const all = new Set(chosen)
    return all.size > maxChoices
      ? { points: 0, explanation: { rule: 'too-many', params: {} } }
      : scoreChosen(item, all)
  },
  withoutKey: ({ options, keepsOrder, scoring, maxChoices }, show) => ({
    options: seenOptions(options, keepsOrder, show),
    scoring,
    ...(maxChoices === undefined ? {} : { maxChoices }),
  }),
  problemsOf: (item) => [...optionProblems(item.options), ...scoringProblems(item)],
  textsOf: ({ options }) => optionTexts(options),
})

type Scored = { options: ChoiceOption[]; points: number; scoring: z.infer<typeof Scoring> }

function scoreChosen(
  { options, points, scoring }: Scored,
  chosen: Set<string>,
): Pick<Score, 'points' | 'explanation'> {
  const correct = options.filter(({ isCorrect }) => isCorrect).length
  const right = options.filter(({ id, isCorrect }) => isCorrect && chosen.has(id)).length
  const wrong = options.filter(({ id, isCorrect }) => !isCorrect && chosen.has(id)).length
  const of = Math.max(1, correct)
  const told = (share: number, params: Record<string, number>) => ({
    points: correct === 0 ? 0 : shareOf(points, share),
    explanation: { rule: scoring, params },
  })
  switch (scoring) {
    case 'right-minus-wrong':
      return told(Math.max(0, right - wrong) / of, { right, wrong, correct })
    case 'all-or-nothing':
      return told(Number(right === correct && wrong === 0), { right, wrong, correct })
    case 'each':
      return told(right / of, { right, correct })
    case 'each-option': {
      const decided = options.length - wrong - (correct - right)
      return told(decided / Math.max(1, options.length), { right: decided, correct: options.length })
    }
    case 'weights': {
      const percent = percentOf(options, correct, chosen)
      return told(percent / 100, { percent })
    }
  }
}

/** Files round a third to 33.33333: what comes within a hundredth of the whole is the whole. */
function percentOf(options: ChoiceOption[], correct: number, chosen: Set<string>): number {
  const sum = options
    .filter(({ id }) => chosen.has(id))
    .reduce((all, { isCorrect, percent }) => all + (percent ?? (isCorrect ? 100 / correct : 0)), 0)
  const percent = Math.round(Math.min(100, Math.max(0, sum)) * 100) / 100
  return percent > 99.98 ? 100 : percent
}

function scoringProblems({
  options,
  scoring,
  maxChoices = options.length,
}: Omit<Scored, 'points'> & { maxChoices?: number | undefined }): ItemProblem[] {
  const right = options.filter(({ isCorrect }) => isCorrect)
  const best = percentOf(options, right.length, new Set(right.map(({ id }) => id)))
  return [
    ...(maxChoices < right.length ? [{ code: 'fewer-choices-than-right' }] : []),
    ...(scoring === 'each' && maxChoices >= options.length ? [{ code: 'all-chosen-earns-all' }] : []),
    ...(scoring === 'weights' && right.length > 0 && best < 100 ? [{ code: 'no-full-points' }] : []),
  ]
}
