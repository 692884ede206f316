import { namedIn } from '../named-in.ts'
import type { XmlElement } from '../xml.ts'
import { numbersIn } from './containers.ts'
import { single, type Value } from './value.ts'

type Operator = (element: XmlElement, values: Value[]) => Value

/** An operator on all numbers of its values; nothing where one of them is none, or the result is no finite number. */
function onNumbers(base: 'integer' | 'float' | 'same', operate: (...numbers: number[]) => number): Operator {
  return (_element, values) => {
    const numbers = numbersIn(values)
    const result = numbers ? operate(...numbers.slice(0, 10_000)) : Number.NaN
    const isWhole = values.every((value) => value?.base === 'integer')
    return Number.isFinite(result)
      ? single(base === 'same' ? (isWhole ? 'integer' : 'float') : base, result)
      : null
  }
}

const functions: Record<string, (...numbers: number[]) => number> = {
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan },
  ...{ atan2: Math.atan2, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, exp: Math.exp, ln: Math.log },
  ...{ log: Math.log10, abs: Math.abs, floor: Math.floor, ceil: Math.ceil, signum: Math.sign },
  sec: (x = 0) => 1 / Math.cos(x),
  csc: (x = 0) => 1 / Math.sin(x),
  cot: (x = 0) => 1 / Math.tan(x),
  toRadians: (x = 0) => (x * Math.PI) / 180,
  toDegrees: (x = 0) => (x * 180) / Math.PI,
}

/** The operators on numbers (ASI 3.0, 3.5). */
export const numbers: Record<string, Operator> = {
  sum: onNumbers('same', (...all) => all.reduce((sum, one) => sum + one, 0)),
  product: onNumbers('same', (...all) => all.reduce((product, one) => product * one, 1)),
  subtract: onNumbers('same', (one = 0, other = 0) => one - other),
  divide: onNumbers('float', (one = 0, other = 0) => one / other),
  power: onNumbers('float', (one = 0, other = 0) => one ** other),
  'integer-divide': onNumbers('integer', (one = 0, other = 0) => Math.floor(one / other)),
  'integer-modulus': onNumbers('integer', (one = 0, other = 0) => one - other * Math.floor(one / other)),
  truncate: onNumbers('integer', (one = 0) => Math.trunc(one)),
  round: onNumbers('integer', (one = 0) => Math.floor(one + 0.5)),
  'integer-to-float': onNumbers('float', (one = 0) => one),
  min: onNumbers('same', (...all) => Math.min(...all)),
  max: onNumbers('same', (...all) => Math.max(...all)),
  gcd: onNumbers('integer', (...all) => all.reduce((one, other) => divisorOf(one, other), 0)),
  lcm: onNumbers('integer', (...all) =>
    all.reduce((one, other) => (one * other === 0 ? 0 : Math.abs(one * other) / divisorOf(one, other)), 1),
  ),
  'math-constant': ({ attributes: { name } }) => single('float', name === 'e' ? Math.E : Math.PI),
  'math-operator': (element, values) => {
    const operate = namedIn(functions, element.attributes.name ?? '')
    return operate ? onNumbers('float', operate)(element, values) : null
  },
  'round-to': ({ attributes: { 'rounding-mode': mode = 'significantFigures', figures = '3' } }, values) => {
    const [number] = numbersIn(values) ?? []
    const places = Math.min(100, Math.max(mode === 'decimalPlaces' ? 0 : 1, Number(figures) || 0))
    if (number === undefined) return null
    return single(
      'float',
      Number(mode === 'decimalPlaces' ? number.toFixed(places) : number.toPrecision(places)),
    )
  },
}

/** By Euclid; at most some 80 rounds for numbers that are whole. */
function divisorOf(one: number, other: number): number {
  let [large, small] = [Math.abs(Math.trunc(one)), Math.abs(Math.trunc(other))]
  while (small > 0) [large, small] = [small, large % small]
  return large
}
