import { z } from 'zod'
import { ChoiceOptions, optionProblems, optionTexts, SeenOption, seenOptions } from './choice-option.ts'
import { itemKind, itemParts, OptionId, seenParts } from './item.ts'
import { partOf } from './part-of.ts'

/** One option is right and gives all points; another may give a part of them. */
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
    const option = options.find(({ id }) => id === chosen)
    return partOf(points, option?.percent ?? (option?.isCorrect ? 100 : 0))
  },
  withoutKey: ({ options, keepsOrder }, show) => ({ options: seenOptions(options, keepsOrder, show) }),
  problemsOf: ({ options }) => [
    ...optionProblems(options),
    ...(options.filter(({ isCorrect, percent }) => isCorrect && percent === undefined).length > 1
      ? [{ code: 'several-correct-options' }]
      : []),
  ],
  textsOf: ({ options }) => optionTexts(options),
})
