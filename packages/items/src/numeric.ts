import { z } from 'zod'
import { feedbackTexts } from './accepted-form.ts'
import { type Decimal, product, readDecimal } from './decimal.ts'
import { type ItemProblem, itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'
import { AcceptedNumber, acceptedProblems, Figure, percentOfNumber, valueLike } from './numeric-key.ts'
import { partOf } from './part-of.ts'
import { readNumber } from './read-number.ts'

/** `factor`: what one of this unit is in the unit of the values; null for one that is never right. */
const Unit = z.object({ id: OptionId, name: z.string().max(40), factor: Figure.nullable() })
type Unit = z.infer<typeof Unit>

/**
 * A number, compared exactly. Where there are units the candidate chooses one and the number is converted first; without a
 * unit, or with one that is never right, there are no points. Of several accepted values the one worth most counts.
 */
export const numeric = itemKind({
  kind: 'numeric',
  item: z.object({
    kind: z.literal('numeric'),
    ...itemParts,
    accepted: z.array(AcceptedNumber).max(20),
    units: z.array(Unit).max(20).default([]),
  }),
  answer: z.strictObject({
    text: z.string().max(100),
    /** Of the language in which it was typed. */
    mark: z.enum(['point', 'comma']).default('point'),
    unit: OptionId.nullable().default(null),
  }),
  seen: z.object({
    kind: z.literal('numeric'),
    ...seenParts,
    units: z.array(z.object({ id: OptionId, name: z.string() })),
  }),
  isAnswered: ({ text }) => text.trim() !== '',
  score: ({ accepted, units, points }, { text, mark, unit }) => {
    const number = readNumber(text, mark)
    if (!number) return nothing('no-number')
    const chosen = units.find(({ id }) => id === unit)
    if (units.length > 0 && !chosen) return nothing('no-unit')
    const meant = inValues(number, chosen)
    return meant ? partOf(points, percentOfNumber(accepted, meant)) : nothing('wrong-unit')
  },
  withoutKey: ({ units }) => ({ units }),
  problemsOf: ({ accepted, units }) => [...acceptedProblems(accepted), ...unitProblems(units)],
  textsOf: ({ accepted }) => feedbackTexts(accepted),
})

/** The place of the accepted value that counts for an answer; -1 where none does, or where the answer cannot be read. */
export function valueOfAnswer({ accepted, units }: z.infer<typeof numeric.item>, body: unknown): number {
  const answer = numeric.answer.safeParse(body)
  const number = answer.success ? readNumber(answer.data.text, answer.data.mark) : undefined
  const chosen = units.find(({ id }) => id === answer.data?.unit)
  if (!number || (units.length > 0 && !chosen)) return -1
  const meant = inValues(number, chosen)
  return meant ? valueLike(accepted, meant) : -1
}

/** The number in the unit of the values; nothing for a unit that is never right. */
function inValues(number: Decimal, chosen: Unit | undefined): Decimal | undefined {
  const factor = readDecimal(chosen ? (chosen.factor ?? '') : '1')
  return factor && product(number, factor)
}

function nothing(rule: Score['explanation']['rule']): Pick<Score, 'points' | 'explanation'> {
  return { points: 0, explanation: { rule, params: {} } }
}

function unitProblems(units: Unit[]): ItemProblem[] {
  const names = units.map(({ name }) => name.normalize('NFC').trim())
  const factors = units.flatMap(({ factor }) => (factor === null ? [] : [readDecimal(factor)]))
  return [
    ...(names.includes('') ? [{ code: 'empty-unit' }] : []),
    ...(new Set(names).size < names.length ? [{ code: 'same-unit-twice' }] : []),
    ...(factors.some((one) => !one || one.digits <= 0n) ? [{ code: 'wrong-factor' }] : []),
    ...(units.length > 0 && factors.length === 0 ? [{ code: 'no-right-unit' }] : []),
  ]
}
