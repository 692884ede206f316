import { z } from 'zod'
import { CodeLanguage } from './code-language.ts'
import { itemKind, itemParts, seenParts } from './item.ts'

const Start = z.string().max(20_000)

/** Code of one's own, marked by a person; nothing is ever run. It may begin with code that the author gives. */
export const code = itemKind({
  kind: 'code',
  item: z.object({
    kind: z.literal('code'),
    ...itemParts,
    language: CodeLanguage.default('plain'),
    start: Start.default(''),
  }),
  answer: z.object({ text: z.string().max(200_000) }),
  seen: z.object({ kind: z.literal('code'), ...seenParts, language: CodeLanguage, start: Start }),
  isAnswered: ({ text }) => text.trim() !== '',
  score: ({ start }, { text }) => {
    const isAsGiven = text.trim() === start.trim()
    const params: Record<string, number> = isAsGiven ? {} : { lines: countLines(text) }
    const rule = isAsGiven ? 'not-answered' : 'by-hand-lines'
    return { points: 0, needsMarking: !isAsGiven, explanation: { rule, params } }
  },
  withoutKey: ({ language, start }) => ({ language, start }),
  problemsOf: () => [],
})

function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length
}
