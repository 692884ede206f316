/** What a calculator can do, and what its angles are in. */
export interface CalculatorMode {
  kind: 'basic' | 'scientific'
  angle: 'degrees' | 'radians'
}

/** Why there is no result; the sentence is `tools.calculator.problems.<code>` in the messages. */
export type CalculatorProblem = 'unfinished' | 'unreadable' | 'division-by-zero' | 'not-defined' | 'too-large'

export type Reckoned = { value: number } | { problem: CalculatorProblem }

/**
 * Reckons `2 × (3 + 4)`: sums, products, powers (from the right, before a minus: −2² is −4), per cent as a hundredth, and in
 * the scientific one factorials, functions and π. A product sign may be left out before a parenthesis, a name or a root; it binds as
 * one that is written. Both `,` and `.` are decimal marks; there are no groups of digits.
 */
export function reckon(text: string, mode: CalculatorMode): Reckoned {
  try {
    const value = read(tokensOf(text, mode), mode)
    if (Number.isNaN(value)) return { problem: 'not-defined' }
    return Number.isFinite(value) ? { value } : { problem: 'too-large' }
  } catch (error) {
    if (error instanceof Trouble) return { problem: error.problem }
    throw error
  }
}

class Trouble extends Error {
  readonly problem: CalculatorProblem
  constructor(problem: CalculatorProblem) {
    super(problem)
    this.problem = problem
  }
}

const marks: Record<string, string> = { '*': '×', '·': '×', '/': '÷', ':': '÷', '-': '−', '–': '−' }
const basicSigns = '+−×÷()%√'
const scientificSigns = `${basicSigns}^!²`

function tokensOf(text: string, { kind }: CalculatorMode): string[] {
  const tokens = text.match(/(?:\d+[.,]?\d*|[.,]\d+)(?:E[+−-]?\d+)?|[a-z]+|\S/giu) ?? []
  return tokens.map((token) => {
    const sign = marks[token] ?? token.toLowerCase()
    if (/^[\d.,]*\d/.test(token)) return token.replace(',', '.').replace('−', '-')
    const isKnown =
      (kind === 'basic' ? basicSigns : scientificSigns).includes(sign) ||
      (kind === 'scientific' && (sign in functions || sign in constants))
    if (!isKnown) throw new Trouble('unreadable')
    return sign
  })
}

/** Where the reading stands: what comes next, and taking it when it is one of these. */
interface Source {
  angle: Angle
  next: () => string | undefined
  take: () => string | undefined
  takes: (...signs: string[]) => string | undefined
}

function sourceOf(tokens: readonly string[], angle: Angle): Source {
  let at = 0
  const next = () => tokens[at]
  const take = () => tokens[at++]
  const takes = (...signs: string[]) => (signs.includes(next() ?? '') ? take() : undefined)
  return { angle, next, take, takes }
}

/** Reads from the loosest binding to the tightest; each step takes what it needs and leaves the rest. */
function read(tokens: readonly string[], { angle }: CalculatorMode): number {
  const source = sourceOf(tokens, angle)
  const value = sum(source)
  if (source.next() !== undefined) throw new Trouble('unreadable')
  return value
}

function sum(source: Source): number {
  let value = product(source)
  for (let sign = source.takes('+', '−'); sign; sign = source.takes('+', '−')) {
    const next = product(source)
    value = sign === '+' ? value + next : value - next
  }
  return value
}

function product(source: Source): number {
  let value = signed(source)
  for (;;) {
    if (source.takes('÷')) value = quotient(value, signed(source))
    else if (source.takes('×') || startsFactor(source.next())) value *= signed(source)
    else return value
  }
}

function signed(source: Source): number {
  if (source.takes('−')) return -signed(source)
  return source.takes('+') ? signed(source) : power(source)
}

function power(source: Source): number {
  const base = whole(source)
  return source.takes('^') ? base ** signed(source) : base
}

/** A number, a parenthesis or a function, with what stands behind it. */
function whole(source: Source): number {
  let value = primary(source)
  for (let sign = source.takes('%', '!', '²'); sign; sign = source.takes('%', '!', '²')) {
    value = sign === '%' ? value / 100 : sign === '²' ? value ** 2 : factorial(value)
  }
  return value
}

function primary(source: Source): number {
  const token = source.take()
  if (token === undefined) throw new Trouble('unfinished')
  if (/^[\d.]/.test(token)) return Number(token)
  if (token === '(') return inside(source)
  if (token === '√') return Math.sqrt(whole(source))
  const constant = constants[token]
  if (constant !== undefined) return constant
  const of = functions[token]
  if (!of) throw new Trouble('unreadable')
  return of(whole(source), source.angle)
}

/** A parenthesis that is not closed at the end closes there. */
function inside(source: Source): number {
  const value = sum(source)
  if (!source.takes(')') && source.next() !== undefined) throw new Trouble('unreadable')
  return value
}

function startsFactor(token: string | undefined): boolean {
  return token !== undefined && (token === '(' || token === '√' || token in functions || token in constants)
}

function quotient(value: number, by: number): number {
  if (by === 0) throw new Trouble('division-by-zero')
  return value / by
}

function factorial(value: number): number {
  if (value < 0 || !Number.isInteger(value)) return Number.NaN
  if (value > 170) return Number.POSITIVE_INFINITY
  return Array.from({ length: value }, (_, index) => index + 1).reduce((all, one) => all * one, 1)
}

const constants: Record<string, number> = Object.assign(Object.create(null), {
  pi: Math.PI,
  π: Math.PI,
  e: Math.E,
})

type Angle = CalculatorMode['angle']

const functions: Record<string, (value: number, angle: Angle) => number> = Object.assign(
  Object.create(null),
  {
    sin: (value: number, angle: Angle) => turned(value, angle, Math.sin),
    cos: (value: number, angle: Angle) => turned(value, angle, Math.cos),
    tan: (value: number, angle: Angle) => tangent(value, angle),
    asin: (value: number, angle: Angle) => angleOf(Math.asin(value), angle),
    acos: (value: number, angle: Angle) => angleOf(Math.acos(value), angle),
    atan: (value: number, angle: Angle) => angleOf(Math.atan(value), angle),
    ln: (value: number) => (value > 0 ? Math.log(value) : Number.NaN),
    log: (value: number) => (value > 0 ? Math.log10(value) : Number.NaN),
    exp: (value: number) => Math.exp(value),
    sqrt: (value: number) => Math.sqrt(value),
    abs: (value: number) => Math.abs(value),
  },
)

/** A sine of 180° is nought, not what is left of π in binary. */
function turned(value: number, angle: Angle, of: (radians: number) => number): number {
  const exact = of(angle === 'degrees' ? ((value % 360) * Math.PI) / 180 : value)
  return Math.abs(exact) < 1e-15 ? 0 : exact
}

function tangent(value: number, angle: Angle): number {
  const cosine = turned(value, angle, Math.cos)
  return cosine === 0 ? Number.NaN : turned(value, angle, Math.sin) / cosine
}

function angleOf(radians: number, angle: Angle): number {
  return angle === 'degrees' ? (radians * 180) / Math.PI : radians
}
