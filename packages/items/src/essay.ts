import { z } from 'zod'
import { countWords } from './count-words.ts'
import { itemKind, itemParts, seenParts } from './item.ts'

const Words = z.number().int().min(1).max(20_000).nullable().default(null)

/** A text of one's own, marked by a person. The limits are told and counted; nothing is cut off. */
export const essay = itemKind({
  kind: 'essay',
  item: z.object({ kind: z.literal('essay'), ...itemParts, minWords: Words, maxWords: Words }),
  answer: z.object({ text: z.string().max(200_000) }),
  seen: z.object({
    kind: z.literal('essay'),
    ...seenParts,
    minWords: z.number().nullable(),
    maxWords: z.number().nullable(),
  }),
  isAnswered: ({ text }) => text.trim() !== '',
  score: (_item, { text }) => ({
    points: 0,
    needsMarking: true,
    explanation: { rule: 'by-hand', params: { words: countWords(text) } },
  }),
  withoutKey: ({ minWords, maxWords }) => ({ minWords, maxWords }),
  problemsOf: ({ minWords, maxWords }) =>
    minWords !== null && maxWords !== null && minWords > maxWords ? [{ code: 'word-limits-crossed' }] : [],
})
