import { z } from 'zod'
import { ChoiceOptions, optionProblems, SeenOption, seenOptions } from './choice-option.ts'
import { itemKind, itemParts, OptionId, seenParts } from './item.ts'

/** One option is right; choosing it gives all points. */
export const singleChoice = itemKind({
  kind: 'single-choice',
  item: z.object({
    kind: z.literal('single-choice'),
    ...itemParts,
    options: ChoiceOptions,
    keepsOrder: z.boolean().default(false),
  }),
  answer: z.object({ chosen: OptionId.nullable() }),
  seen: z.object({ kind: z.literal('single-choice'), ...seenParts, options: z.array(SeenOption) }),
  isAnswered: ({ chosen }) => chosen !== null,
  score: ({ options, points }, { chosen }) => {
    const isRight = options.some(({ id, isCorrect }) => isCorrect && id === chosen)
    return { points: isRight ? points : 0, explanation: { rule: isRight ? 'right' : 'wrong', params: {} } }
  },
  withoutKey: ({ options, keepsOrder }, show) => ({ options: seenOptions(options, keepsOrder, show) }),
  problemsOf: ({ options }) => [
    ...optionProblems(options),
    ...(options.filter(({ isCorrect }) => isCorrect).length > 1 ? [{ code: 'several-correct-options' }] : []),
  ],
  textsOf: ({ options }) => options.map(({ text }) => text),
})
