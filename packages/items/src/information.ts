import { z } from 'zod'
import { itemKind, itemParts, seenParts } from './item.ts'

/** Something to read, and nothing to answer: it has no points, counts as no question and is never unanswered. */
export const information = itemKind({
  kind: 'information',
  item: z.object({ kind: z.literal('information'), ...itemParts }),
  answer: z.never(),
  seen: z.object({ kind: z.literal('information'), ...seenParts }),
  isAnswered: () => false,
  score: () => ({ points: 0, explanation: { rule: 'not-answered', params: {} } }),
  withoutKey: () => ({}),
  problemsOf: ({ points }) => (points > 0 ? [{ code: 'points-for-nothing' }] : []),
})
