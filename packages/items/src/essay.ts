import { z } from 'zod'
import { countWords } from './count-words.ts'
import { itemKind, itemParts, seenParts } from './item.ts'
import { plainOf, RichText } from './rich-text.ts'

const Words = z.number().int().min(1).max(20_000).nullable().default(null)

/** `rich`: with bold, lists, headings and formulas; `plain`: words and line breaks. */
const Writing = z.enum(['plain', 'rich'])

/** Both forms are taken for both ways of writing: where the editor cannot be loaded, a plain field stands in. */
const EssayAnswer = z.union([z.object({ text: z.string().max(200_000) }), z.object({ rich: RichText })])
type EssayAnswer = z.infer<typeof EssayAnswer>

/** A text of one's own, marked by a person. The limits are told and counted; nothing is cut off. */
export const essay = itemKind({
  kind: 'essay',
  item: z.object({
    kind: z.literal('essay'),
    ...itemParts,
    minWords: Words,
    maxWords: Words,
    writing: Writing.optional(),
  }),
  answer: EssayAnswer,
  seen: z.object({
    kind: z.literal('essay'),
    ...seenParts,
    minWords: z.number().nullable(),
    maxWords: z.number().nullable(),
    writing: Writing.optional(),
  }),
  isAnswered: (answer) => wordsOf(answer).trim() !== '',
  score: (_item, answer) => ({
    points: 0,
    needsMarking: true,
    explanation: { rule: 'by-hand', params: { words: countWords(wordsOf(answer)) } },
  }),
  withoutKey: ({ minWords, maxWords, writing }) => ({ minWords, maxWords, writing }),
  problemsOf: ({ minWords, maxWords }) =>
    minWords !== null && maxWords !== null && minWords > maxWords ? [{ code: 'word-limits-crossed' }] : [],
})

/** An essay's answer as formatted text; undefined when it is none. Plain text becomes a paragraph a line. */
export function essayText(body: unknown): RichText | undefined {
  const answer = EssayAnswer.safeParse(body)
  if (!answer.success) return undefined
  return 'rich' in answer.data
    ? answer.data.rich
    : answer.data.text.split('\n').map((line) => ({ p: [line] }))
}

/** The words of an essay's answer; undefined when it is none. */
export function essayWords(body: unknown): string | undefined {
  const answer = EssayAnswer.safeParse(body)
  return answer.success ? wordsOf(answer.data) : undefined
}

function wordsOf(answer: EssayAnswer): string {
  return 'rich' in answer ? plainOf(answer.rich) : answer.text
}
