import { z } from 'zod'
import { type ChoiceOption, ChoiceOptions, optionProblems, SeenOption, seenOptions } from './choice-option.ts'
import { itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'

/**
 * `right-minus-wrong`: each right choice earns its share of the points, each wrong one loses as much, never below 0.
 * `all-or-nothing`: all points for exactly the right set.
 */
const Scoring = z.enum(['right-minus-wrong', 'all-or-nothing'])

/** Any number of options is right. The candidate is told which way it is scored, not how many are right. */
export const multipleChoice = itemKind({
  kind: 'multiple-choice',
  item: z.object({
    kind: z.literal('multiple-choice'),
    ...itemParts,
    options: ChoiceOptions,
    keepsOrder: z.boolean().default(false),
    scoring: Scoring.default('right-minus-wrong'),
  }),
  answer: z.object({ chosen: z.array(OptionId).max(100) }),
  seen: z.object({
    kind: z.literal('multiple-choice'),
    ...seenParts,
    options: z.array(SeenOption),
    scoring: Scoring,
  }),
  isAnswered: ({ chosen }) => chosen.length > 0,
  score: ({ options, points, scoring }, { chosen }) => scoreChosen(options, points, scoring, new Set(chosen)),
  withoutKey: ({ options, keepsOrder, scoring }, show) => ({
    options: seenOptions(options, keepsOrder, show),
    scoring,
  }),
  problemsOf: ({ options }) => optionProblems(options),
  textsOf: ({ options }) => options.map(({ text }) => text),
})

function scoreChosen(
  options: ChoiceOption[],
  points: number,
  scoring: z.infer<typeof Scoring>,
  chosen: Set<string>,
): Pick<Score, 'points' | 'explanation'> {
  const correct = options.filter(({ isCorrect }) => isCorrect).length
  const right = options.filter(({ id, isCorrect }) => isCorrect && chosen.has(id)).length
  const wrong = options.filter(({ id, isCorrect }) => !isCorrect && chosen.has(id)).length
  const share =
    scoring === 'all-or-nothing'
      ? Number(right === correct && wrong === 0)
      : Math.max(0, right - wrong) / Math.max(1, correct)
  const earned = correct === 0 ? 0 : Math.min(points, Math.round(points * share * 100) / 100)
  return { points: earned, explanation: { rule: scoring, params: { right, wrong, correct } } }
}
