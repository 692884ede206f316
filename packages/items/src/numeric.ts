import { z } from 'zod'
import { product, readDecimal } from './decimal.ts'
import { type ItemProblem, itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'
import { AcceptedNumber, acceptedProblems, Figure, percentOfNumber } from './numeric-key.ts'
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
    const factor = readDecimal(chosen ? (chosen.factor ?? '') : '1')
    if (!factor) return nothing('wrong-unit')
    return partOf(points, percentOfNumber(accepted, product(number, factor)))
  },
  withoutKey: ({ units }) => ({ units }),
  problemsOf: ({ accepted, units }) => [...acceptedProblems(accepted), ...unitProblems(units)],
})

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
