import { z } from 'zod'
import { type Decimal, isWithin, product, readDecimal } from './decimal.ts'
import { type ItemProblem, ItemText } from './item.ts'
import type { DecimalMark } from './read-number.ts'

/** A number with a point and perhaps a power of ten; a draft may be half typed, so that the schema takes any text. */
export const Figure = z.string().max(60)

/** `percent` of the points for a number that lies no further than the tolerance from `value`, the edges included. */
export const AcceptedNumber = z.object({
  value: Figure,
  tolerance: Figure,
  toleranceIn: z.enum(['units', 'percent']),
  percent: z.number().min(0).max(100),
  /** What whoever answers this reads once all is over: a part of the key. */
  feedback: ItemText.optional(),
})
export type AcceptedNumber = z.infer<typeof AcceptedNumber>

/** The share of the points, in percent, that a number gives: of several accepted values the one worth most counts. */
export function percentOfNumber(accepted: AcceptedNumber[], number: Decimal): number {
  return accepted[valueLike(accepted, number)]?.percent ?? 0
}

/** The place of the accepted value that counts for a number, the first of those worth most; -1 when there is none. */
export function valueLike(accepted: AcceptedNumber[], number: Decimal): number {
  const found = accepted.map((one) => (accepts(one, number) ? one.percent : -1))
  const most = Math.max(-1, ...found)
  return most === -1 ? -1 : found.indexOf(most)
}

/** A figure of a key as readers write it: with a comma for those whose language has one. What is stored keeps its point. */
export function figureWords(figure: string, mark: DecimalMark): string {
  // What a parameter computes is a formula, with a language of its own.
  return mark === 'comma' && !figure.includes('[[') ? figure.replace('.', ',') : figure
}

/** An accepted value with its tolerance, as readers write it. */
export function acceptedWords(
  { value, tolerance, toleranceIn }: Pick<AcceptedNumber, 'value' | 'tolerance' | 'toleranceIn'>,
  mark: DecimalMark,
): string {
  const isExact = Number(tolerance || '0') === 0
  const spread = isExact ? '' : ` ± ${figureWords(tolerance, mark)}${toleranceIn === 'percent' ? ' %' : ''}`
  return `${figureWords(value, mark)}${spread}`
}

/** What is unfinished in a list of accepted values. */
export function acceptedProblems(accepted: AcceptedNumber[]): ItemProblem[] {
  const values = accepted.map(({ value }) => readDecimal(value))
  const tolerances = accepted.map(({ tolerance }) => readDecimal(tolerance || '0'))
  const isFull = accepted.some(({ percent }) => percent === 100)
  return [
    ...(accepted.length === 0 || values.includes(undefined) ? [{ code: 'no-number' }] : []),
    ...(tolerances.some((one) => !one || one.digits < 0n) ? [{ code: 'wrong-tolerance' }] : []),
    ...(accepted.length > 0 && !isFull ? [{ code: 'no-full-points' }] : []),
  ]
}

function accepts(accepted: AcceptedNumber, number: Decimal): boolean {
  const value = readDecimal(accepted.value)
  const tolerance = readDecimal(accepted.tolerance || '0')
  if (!value || !tolerance) return false
  const hundredth = { digits: 1n, exponent: -2 }
  const distance =
    accepted.toleranceIn === 'units' ? tolerance : product(product(value, tolerance), hundredth)
  return isWithin(number, value, distance)
}
