import { z } from 'zod'
import { itemKind, itemParts, seenParts } from './item.ts'

const Form = z.string().max(500)

/** A word, a name, a number: right when it equals one of the accepted forms. */
export const shortAnswer = itemKind({
  kind: 'short-answer',
  item: z.object({
    kind: z.literal('short-answer'),
    ...itemParts,
    accepted: z.array(Form).max(100),
    ignoresCase: z.boolean().default(true),
    ignoresAccents: z.boolean().default(false),
  }),
  answer: z.object({ text: Form }),
  seen: z.object({ kind: z.literal('short-answer'), ...seenParts }),
  isAnswered: ({ text }) => text.trim() !== '',
  score: ({ accepted, points, ...leniency }, { text }) => {
    const given = comparable(text, leniency)
    const isRight = accepted.some((form) => form.trim() !== '' && comparable(form, leniency) === given)
    return { points: isRight ? points : 0, explanation: { rule: isRight ? 'right' : 'wrong', params: {} } }
  },
  withoutKey: () => ({}),
  problemsOf: ({ accepted }) =>
    accepted.some((form) => form.trim() !== '') ? [] : [{ code: 'no-accepted-form' }],
})

/**
 * Two answers are the same when this is: composed Unicode (NFC), one space for any white space, straight apostrophes,
 * and without case or accents where the author says so. The Vietnamese đ is a letter of its own and no d with an accent,
 * so Unicode does not take it apart; people who type without accents mean it all the same.
 */
function comparable(text: string, leniency: { ignoresCase: boolean; ignoresAccents: boolean }): string {
  const plain = text.normalize('NFC').replaceAll(/[’‘ʼ]/g, "'").replaceAll(/\s+/g, ' ').trim()
  const cased = leniency.ignoresCase ? plain.toLowerCase() : plain
  if (!leniency.ignoresAccents) return cased.normalize('NFC')
  return cased.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
