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

/** Reads from the loosest binding to the tightest; each step takes what it needs and leaves the rest. */
function read(tokens: string[], { angle }: CalculatorMode): number {
  let at = 0
  const takes = (...signs: string[]) => {
    const token = tokens[at]
    if (token === undefined || !signs.includes(token)) return undefined
    at += 1
    return token
  }

  function sum(): number {
    let value = product()
    for (let sign = takes('+', '−'); sign; sign = takes('+', '−')) {
      const next = product()
      value = sign === '+' ? value + next : value - next
    }
    return value
  }

  function product(): number {
    let value = signed()
    for (;;) {
      if (takes('÷')) value = quotient(value, signed())
      else if (takes('×') || startsFactor(tokens[at])) value *= signed()
      else return value
    }
  }

  function signed(): number {
    if (takes('−')) return -signed()
    return takes('+') ? signed() : power()
  }

  function power(): number {
    const base = afterwards(primary())
    return takes('^') ? base ** signed() : base
  }

  function afterwards(value: number): number {
    const sign = takes('%', '!', '²')
    if (!sign) return value
    return afterwards(sign === '%' ? value / 100 : sign === '²' ? value ** 2 : factorial(value))
  }

  function primary(): number {
    const token = tokens[at]
    if (token === undefined) throw new Trouble('unfinished')
    at += 1
    if (/^[\d.]/.test(token)) return Number(token)
    if (token === '(') return inside()
    if (token === '√') return Math.sqrt(afterwards(primary()))
    const constant = constants[token]
    if (constant !== undefined) return constant
    const reckonIt = functions[token]
    if (!reckonIt) throw new Trouble('unreadable')
    return reckonIt(afterwards(primary()), angle)
  }

  /** A parenthesis that is not closed at the end closes there. */
  function inside(): number {
    const value = sum()
    if (!takes(')') && at < tokens.length) throw new Trouble('unreadable')
    return value
  }

  const value = sum()
  if (at < tokens.length) throw new Trouble('unreadable')
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
