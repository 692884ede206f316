/** Why a formula has no value; the sentence is `items.problems.formula-<why>`. */
export class FormulaError extends Error {
  readonly why: 'unreadable' | 'unknown-name' | 'no-value'

  constructor(why: FormulaError['why'], message: string) {
    super(message)
    this.why = why
  }
}

type Token = { is: 'number' | 'name' | 'sign'; text: string }
type Names = ReadonlyMap<string, number>

const longest = 200
const deepest = 30
const tokens = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)|([a-z][a-z0-9_]*)|([-+*/^(),]))/iy

/**
 * The value of a formula such as `a * (b + 1) ^ 2 / sqrt(c)`: + − * / ^, parentheses, `pi`, `e` and the functions below,
 * angles in radians. Nothing else can be written in it, so that a formula from a stranger's file can do no harm. Values are
 * cut to 12 significant digits: neither the dust of binary fractions nor a browser's own sine is seen. Throws FormulaError.
 */
export function computed(formula: string, names: Names): number {
  const value = new Reader(tokensOf(formula), names).whole()
  if (!Number.isFinite(value)) throw new FormulaError('no-value', formula)
  return Number(value.toPrecision(12))
}

/** Rounds half away from zero, as a pupil does: 1.005 to two places is 1.01, though its binary fraction lies below. */
export function rounded(value: number, places: number): number {
  const size = String(Math.abs(value))
  if (size.includes('e')) return value
  return Math.sign(value) * Number(`${Math.round(Number(`${size}e${places}`))}e${-places}`)
}

const constants: Names = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
])

const functions = new Map<string, (...values: number[]) => number>([
  ['sqrt', (value = Number.NaN) => Math.sqrt(value)],
  ['abs', (value = Number.NaN) => Math.abs(value)],
  ['floor', (value = Number.NaN) => Math.floor(value)],
  ['ceil', (value = Number.NaN) => Math.ceil(value)],
  ['round', (value = Number.NaN, places = 0) => rounded(value, places)],
  ['min', (...values) => Math.min(...values)],
  ['max', (...values) => Math.max(...values)],
  ['sin', (value = Number.NaN) => Math.sin(value)],
  ['cos', (value = Number.NaN) => Math.cos(value)],
  ['tan', (value = Number.NaN) => Math.tan(value)],
  ['ln', (value = Number.NaN) => Math.log(value)],
  ['log', (value = Number.NaN) => Math.log10(value)],
  ['exp', (value = Number.NaN) => Math.exp(value)],
  ['mod', (value = Number.NaN, by = Number.NaN) => value - by * Math.floor(value / by)],
])

function tokensOf(formula: string): Token[] {
  if (formula.length > longest || formula.trim() === '') throw new FormulaError('unreadable', formula)
  const found: Token[] = []
  const text = formula.trim()
  for (let at = 0; at < text.length; at = tokens.lastIndex) {
    tokens.lastIndex = at
    const [, number, name, sign] = tokens.exec(text) ?? []
    if (number !== undefined) found.push({ is: 'number', text: number })
    else if (name !== undefined) found.push({ is: 'name', text: name })
    else if (sign !== undefined) found.push({ is: 'sign', text: sign })
    else throw new FormulaError('unreadable', formula)
  }
  return found
}

/** Reads tokens from left to right, one method a level of binding. */
class Reader {
  readonly tokens: Token[]
  readonly names: Names
  at = 0
  depth = 0

  constructor(given: Token[], names: Names) {
    this.tokens = given
    this.names = names
  }

  whole(): number {
    const value = this.sum()
    if (this.at < this.tokens.length) throw new FormulaError('unreadable', this.tokens[this.at]?.text ?? '')
    return value
  }

  sum(): number {
    this.depth += 1
    if (this.depth > deepest) throw new FormulaError('unreadable', 'nested too deep')
    let value = this.product()
    for (;;) {
      if (this.takes('+')) value += this.product()
      else if (this.takes('-')) value -= this.product()
      else break
    }
    this.depth -= 1
    return value
  }

  product(): number {
    let value = this.signed()
    for (;;) {
      if (this.takes('*')) value *= this.signed()
      else if (this.takes('/')) value /= this.signed()
      else return value
    }
  }

  /** A sign binds less than a power, as in mathematics: −2² is −4. */
  signed(): number {
    let sign = 1
    for (;;) {
      if (this.takes('-')) sign = -sign
      else if (!this.takes('+')) return sign * this.power()
    }
  }

  power(): number {
    const base = this.atom()
    if (!this.takes('^')) return base
    this.depth += 1
    if (this.depth > deepest) throw new FormulaError('unreadable', 'nested too deep')
    const exponent = this.signed()
    this.depth -= 1
    return base ** exponent
  }

  atom(): number {
    const token = this.tokens[this.at]
    if (token?.is === 'number') {
      this.at += 1
      return Number(token.text)
    }
    if (token?.is === 'name') return this.named(token.text)
    if (!this.takes('(')) throw new FormulaError('unreadable', token?.text ?? 'it ends too early')
    const value = this.sum()
    this.must(')')
    return value
  }

  named(name: string): number {
    this.at += 1
    const call = functions.get(name)
    if (call && this.takes('(')) {
      const values = [this.sum()]
      while (this.takes(',')) values.push(this.sum())
      this.must(')')
      return call(...values)
    }
    const value = this.names.get(name) ?? constants.get(name)
    if (value === undefined) throw new FormulaError('unknown-name', name)
    return value
  }

  takes(sign: string): boolean {
    const token = this.tokens[this.at]
    if (token?.is !== 'sign' || token.text !== sign) return false
    this.at += 1
    return true
  }

  must(sign: string): void {
    if (!this.takes(sign)) throw new FormulaError('unreadable', `${sign} is missing`)
  }
}
