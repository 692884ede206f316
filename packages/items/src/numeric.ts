import { z } from 'zod'
import { isWithin, product, readDecimal } from './decimal.ts'
import { type ItemProblem, itemKind, itemParts, OptionId, type Score, seenParts } from './item.ts'
import { readNumber } from './read-number.ts'

/** A number with a point and perhaps a power of ten; a draft may be half typed, so that the schema takes any text. */
const Figure = z.string().max(60)

/** `percent` of the points for a number that lies no further than the tolerance from `value`, the edges included. */
const Accepted = z.object({
  value: Figure,
  tolerance: Figure,
  toleranceIn: z.enum(['units', 'percent']),
  percent: z.number().min(0).max(100),
})
type Accepted = z.infer<typeof Accepted>

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
    accepted: z.array(Accepted).max(20),
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
    const converted = product(number, factor)
    const shares = accepted.filter((one) => accepts(one, converted)).map(({ percent }) => percent)
    const percent = Math.max(0, ...shares)
    if (percent === 0) return nothing('wrong')
    if (percent === 100) return { points, explanation: { rule: 'right', params: {} } }
    const earned = Math.min(points, Math.round(points * percent) / 100)
    return { points: earned, explanation: { rule: 'partly', params: { percent } } }
  },
  withoutKey: ({ units }) => ({ units }),
  problemsOf: ({ accepted, units }) => [...acceptedProblems(accepted), ...unitProblems(units)],
})

function nothing(rule: Score['explanation']['rule']): Pick<Score, 'points' | 'explanation'> {
  return { points: 0, explanation: { rule, params: {} } }
}

function accepts(accepted: Accepted, number: { digits: bigint; exponent: number }): boolean {
  const value = readDecimal(accepted.value)
  const tolerance = readDecimal(accepted.tolerance || '0')
  if (!value || !tolerance) return false
  const hundredth = { digits: 1n, exponent: -2 }
  const distance =
    accepted.toleranceIn === 'units' ? tolerance : product(product(value, tolerance), hundredth)
  return isWithin(number, value, distance)
}

function acceptedProblems(accepted: Accepted[]): ItemProblem[] {
  const values = accepted.map(({ value }) => readDecimal(value))
  const tolerances = accepted.map(({ tolerance }) => readDecimal(tolerance || '0'))
  const isFull = accepted.some(({ percent }) => percent === 100)
  return [
    ...(accepted.length === 0 || values.includes(undefined) ? [{ code: 'no-number' }] : []),
    ...(tolerances.some((one) => !one || one.digits < 0n) ? [{ code: 'wrong-tolerance' }] : []),
    ...(accepted.length > 0 && !isFull ? [{ code: 'no-full-points' }] : []),
  ]
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
