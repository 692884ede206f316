import { holdsPoint } from '@invigil/items/area.ts'
import { namedIn } from '../named-in.ts'
import type { XmlElement } from '../xml.ts'
import { childrenOf, wordsWithin } from '../xml.ts'
import { areaOf } from './area-of.ts'
import { containers } from './containers.ts'
import { type Declaration, mapped } from './declaration.ts'
import { numbers } from './numbers.ts'
import { container, isSame, isTrue, numberIn, scalarOf, single, type Value } from './value.ts'

/** What rules know while they run: values by variable, responses as they are declared, and chance. */
export type World = {
  values: Map<string, Value>
  responses: Map<string, Declaration>
  correct: Map<string, Value>
  random: () => number
  stepsLeft: number
  /** The steps left for the whole file: a hostile one may not keep a machine busy. */
  steps: Steps
}

export type Steps = { left: number }

/** A rule or an expression that we do not evaluate; the message is its name. */
export class UnknownRule extends Error {}

type Operator = (element: XmlElement, values: Value[], world: World) => Value

/** Evaluates an expression of QTI 2 or 3 (ASI 3.0, 3.4 and 3.5). Throws an UnknownRule where it knows none. */
export function evaluate(element: XmlElement, world: World): Value {
  step(world)
  const operator = namedIn(operators, element.name)
  if (!operator) throw new UnknownRule(element.name)
  return operator(
    element,
    childrenOf(element).map((child) => evaluate(child, world)),
    world,
  )
}

/** Counts what is evaluated, since rules may repeat. */
export function step(world: World): void {
  world.stepsLeft -= 1
  world.steps.left -= 1
  if (world.stepsLeft < 0 || world.steps.left < 0) throw new UnknownRule('too many steps')
}

const truth = (value: boolean) => single('boolean', value)
const compared =
  (holds: (one: number, other: number) => boolean): Operator =>
  (_element, values) => {
    const [one, other] = values.map(numberIn)
    return one === undefined || other === undefined ? null : truth(holds(one, other))
  }

const operators: Record<string, Operator> = {
  ...numbers,
  ...containers,
  null: () => null,
  'base-value': (element) => {
    const { 'base-type': base = 'string' } = element.attributes
    return single(base, scalarOf(wordsWithin(element), base))
  },
  variable: ({ attributes: { identifier = '' } }, _values, { values }) => values.get(identifier) ?? null,
  correct: ({ attributes: { identifier = '' } }, _values, { correct }) => correct.get(identifier) ?? null,
  default: ({ attributes: { identifier = '' } }, _values, { responses }) =>
    responses.get(identifier)?.initial ?? null,
  'map-response': mappedResponse,
  'map-response-point': mappedResponse,
  and: (_element, values) => truth(values.every(isTrue)),
  or: (_element, values) => truth(values.some(isTrue)),
  not: (_element, [value = null]) => (value ? truth(!isTrue(value)) : null),
  'any-n': ({ attributes: { min, max } }, values) => {
    const count = values.filter(isTrue).length
    return truth(count >= Number(min) && count <= Number(max))
  },
  'is-null': (_element, [value = null]) => truth(value === null),
  match: (_element, [one = null, other = null]) => (one && other ? truth(isSame(one, other)) : null),
  equal: ({ attributes }, values) => {
    const [one, other] = values.map(numberIn)
    return one === undefined || other === undefined ? null : truth(isWithin(one, other, attributes))
  },
  'equal-rounded': (
    { attributes: { 'rounding-mode': mode = 'significantFigures', figures = '3' } },
    values,
  ) => {
    const [one, other] = values.map(numberIn).map((number) => rounded(number, mode, Number(figures)))
    return one === undefined || other === undefined ? null : truth(one === other)
  },
  lt: compared((one, other) => one < other),
  lte: compared((one, other) => one <= other),
  gt: compared((one, other) => one > other),
  gte: compared((one, other) => one >= other),
  'string-match': ({ attributes }, values) => {
    const [one, other] = values.map((value) => wordsOf(value, attributes['case-sensitive'] !== 'false'))
    if (one === undefined || other === undefined) return null
    return truth(attributes.substring === 'true' ? one.includes(other) : one === other)
  },
  substring: ({ attributes }, values) => {
    const [one, other] = values.map((value) => wordsOf(value, attributes['case-sensitive'] !== 'false'))
    return one === undefined || other === undefined ? null : truth(other.includes(one))
  },
  inside: ({ attributes }, [value = null]) => {
    const area = areaOf(attributes)
    const points = (value?.values ?? []).map((point) => String(point).split(' ').map(Number))
    return value ? truth(points.some(([x = Number.NaN, y = Number.NaN]) => holdsPoint(area, [x, y]))) : null
  },
  random: (_element, [value = null], { random }) =>
    value &&
    container(value.base, 'single', [value.values[Math.floor(random() * value.values.length)] ?? '']),
  'random-integer': ({ attributes: { min = '0', max = '0', step: by = '1' } }, _values, { random }) => {
    const choices = Math.floor((Number(max) - Number(min)) / Number(by)) + 1
    return single('integer', Number(min) + Number(by) * Math.floor(random() * choices))
  },
  'random-float': ({ attributes: { min = '0', max = '0' } }, _values, { random }) =>
    single('float', Number(min) + random() * (Number(max) - Number(min))),
}

function mappedResponse({ attributes }: XmlElement, _values: Value[], { responses, values }: World): Value {
  const declaration = responses.get(attributes.identifier ?? '')
  if (!declaration?.mapping) throw new UnknownRule('map-response without a mapping')
  return single('float', mapped(declaration, values.get(declaration.id) ?? null))
}

function isWithin(
  value: number,
  other: number,
  { 'tolerance-mode': mode = 'exact', tolerance = '', ...borders }: Record<string, string>,
): boolean {
  if (mode === 'exact') return value === other
  const [below = 0, above = below] = tolerance.trim().split(/\s+/).map(Number)
  const unit = mode === 'relative' ? Math.abs(value) / 100 : 1
  const [low, high] = [value - below * unit, value + above * unit]
  // A third place of 0.01 either way is meant, whatever binary fractions make of it.
  const dust = 1e-9 * Math.max(1, Math.abs(value))
  const isAbove = borders['include-lower-bound'] === 'false' ? other > low + dust : other >= low - dust
  return isAbove && (borders['include-upper-bound'] === 'false' ? other < high - dust : other <= high + dust)
}

function rounded(number: number | undefined, mode: string, figures: number): string | undefined {
  if (number === undefined || !(figures >= 0 && figures <= 100)) return undefined
  return mode === 'decimalPlaces' ? number.toFixed(figures) : number.toPrecision(Math.max(1, figures))
}

function wordsOf(value: Value, isCaseSensitive: boolean): string | undefined {
  if (!value) return undefined
  const words = String(value.values[0])
  return isCaseSensitive ? words : words.toLowerCase()
}
