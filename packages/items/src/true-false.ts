import { z } from 'zod'
import { ItemText, itemKind, itemParts, seenParts } from './item.ts'

/** A statement that holds or does not. */
export const trueFalse = itemKind({
  kind: 'true-false',
  item: z.object({
    kind: z.literal('true-false'),
    ...itemParts,
    isTrue: z.boolean(),
    /** What whoever chose this reads once all is over: a part of the key. */
    feedbackOnTrue: ItemText.optional(),
    feedbackOnFalse: ItemText.optional(),
  }),
  answer: z.object({ chosen: z.boolean().nullable() }),
  seen: z.object({ kind: z.literal('true-false'), ...seenParts }),
  isAnswered: ({ chosen }) => chosen !== null,
  score: ({ isTrue, points }, { chosen }) => {
    const isRight = chosen === isTrue
    return { points: isRight ? points : 0, explanation: { rule: isRight ? 'right' : 'wrong', params: {} } }
  },
  withoutKey: () => ({}),
  problemsOf: () => [],
  textsOf: ({ feedbackOnTrue, feedbackOnFalse }) =>
    [feedbackOnTrue, feedbackOnFalse].filter((text) => text !== undefined),
})
