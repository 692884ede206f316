import { type Decimal, readDecimal } from './decimal.ts'
import { computed, FormulaError, rounded } from './formula.ts'
import type { ItemProblem } from './item.ts'
import type { Parameter } from './parameter.ts'
import { random } from './shuffle.ts'

type Varied = { id: string; parameters?: Parameter[] | undefined }

/** What each parameter stands for, as it is written into texts. */
export type Values = ReadonlyMap<string, string>

/**
 * The item as the candidate with this seed gets it: every `[[a]]`, or `[[a * b]]`, in its texts and its key stands for a
 * value, the same for ever. Items without parameters stay as they are. What has no value stays as it is written;
 * `parameterProblems` tells. With `decimals` texts have a comma where the numbers of a key keep their point.
 */
export function variantOf<Item extends Varied>(item: Item, seed: string, decimals?: 'comma'): Item {
  if (!item.parameters?.length) return item
  const values = valuesOf(item, seed).values
  const { parameters, ...rest } = item
  const names = parameters.map(({ name }) => name)
  return filled(rest, { values, names, decimals }) as Item
}

/** What the parameters of an item stand for under a seed, for whoever marks or previews it. */
export function valuesOf(
  { id, parameters = [] }: Varied,
  seed: string,
): { values: Values; problems: ItemProblem[] } {
  const values = new Map<string, string>()
  const problems: ItemProblem[] = []
  for (const parameter of parameters) {
    const { name } = parameter
    const drawn = valueDrawn(parameter, values, `${seed}/${id}/${name}`)
    if ('code' in drawn) problems.push({ code: drawn.code, params: { name } })
    else values.set(name, drawn.value)
  }
  return { values, problems }
}

/** What is unfinished in the parameters of an item, in the values that `seeds` give. */
export function parameterProblems(item: Varied, seeds: readonly string[]): ItemProblem[] {
  const { parameters = [] } = item
  if (parameters.length === 0) return []
  const names = parameters.map(({ name }) => name)
  const written = JSON.stringify({ ...item, parameters: [] })
  const unknown = bracketsIn(written).filter((formula) => !mentions(formula, names))
  const unused = names.filter((name) => !mentionedIn(item, name))
  const repeated = names.filter((name, at) => names.indexOf(name) !== at)
  return distinct([
    ...repeated.map((name) => ({ code: 'same-parameter-twice', params: { name } })),
    ...seeds.flatMap((seed) => [...valuesOf(item, seed).problems, ...bracketProblems(item, written, seed)]),
    ...unknown.map((name) => ({ code: 'unknown-parameter', params: { name } })),
    ...unused.map((name) => ({ code: 'unused-parameter', params: { name } })),
  ])
}

function bracketProblems(item: Varied, written: string, seed: string): ItemProblem[] {
  const { values } = valuesOf(item, seed)
  const names = (item.parameters ?? []).map(({ name }) => name)
  return bracketsIn(written)
    .filter(
      (formula) =>
        !names.includes(formula) && mentions(formula, names) && writtenAs(formula, values) === undefined,
    )
    .map((formula) => ({ code: 'formula-without-value', params: { name: formula } }))
}

type Drawn = { value: string } | { code: string }

function valueDrawn(parameter: Parameter, values: Values, seed: string): Drawn {
  switch (parameter.from) {
    case 'range':
      return fromRange(parameter, seed)
    case 'list': {
      const { values: list } = parameter
      const value = list[Math.floor(random(seed)() * list.length)]
      return value === undefined || value.trim() === '' ? { code: 'empty-list' } : { value }
    }
    case 'formula': {
      const { formula, places } = parameter
      try {
        const value = computed(formula, numbersOf(values))
        return { value: places === null ? String(value) : rounded(value, places).toFixed(places) }
      } catch (error) {
        if (error instanceof FormulaError) return { code: `formula-${error.why}` }
        throw error
      }
    }
  }
}

const mostSteps = 1_000_000n

/** Computed in whole numbers, so that 0.1, 0.2, 0.3 come out as one writes them. */
function fromRange(range: Extract<Parameter, { from: 'range' }>, seed: string): Drawn {
  const [least, most, step] = [range.least, range.most, range.step].map(readDecimal)
  if (!least || !most || !step || step.digits <= 0n) return { code: 'wrong-range' }
  const exponent = Math.min(least.exponent, most.exponent, step.exponent)
  if (Math.max(least.exponent, most.exponent, step.exponent) - exponent > 100) return { code: 'wrong-range' }
  const scaled = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent)
  const steps = (scaled(most) - scaled(least)) / scaled(step) + 1n
  if (scaled(most) < scaled(least) || steps > mostSteps) return { code: 'wrong-range' }
  const taken = BigInt(Math.floor(random(seed)() * Number(steps)))
  return { value: inWords(scaled(least) + taken * scaled(step), exponent) }
}

function inWords(digits: bigint, exponent: number): string {
  if (exponent >= 0) return String(digits * 10n ** BigInt(exponent))
  const sign = digits < 0n ? '-' : ''
  const size = String(digits < 0n ? -digits : digits).padStart(1 - exponent, '0')
  return `${sign}${size.slice(0, exponent)}.${size.slice(exponent)}`.replace(/\.?0+$/, '') || '0'
}

function numbersOf(values: Values): Map<string, number> {
  const numbers = [...values].map(([name, value]): [string, number] => [name, Number(value)])
  return new Map(numbers.filter(([, number]) => !Number.isNaN(number)))
}

const brackets = /\[\[([^[\]]{1,200})\]\]/g

function bracketsIn(text: string): string[] {
  return [...text.matchAll(brackets)].map(([, formula = '']) => formula.trim())
}

/** What stands in brackets and names none of the parameters belongs to somebody else, and stays. */
function mentions(formula: string, names: readonly string[]): boolean {
  const words: string[] = formula.match(/[a-zA-Z][a-zA-Z0-9_]*/g) ?? []
  return words.some((word) => names.includes(word))
}

function mentionedIn(item: Varied, name: string): boolean {
  const formulas = (item.parameters ?? []).flatMap((one) => (one.from === 'formula' ? [one.formula] : []))
  const written = bracketsIn(JSON.stringify({ ...item, parameters: [] }))
  return [...formulas, ...written].some((formula) => mentions(formula, [name]))
}

/** A name alone stands for its value as it is, a word as well as a number; anything longer is computed. */
function writtenAs(formula: string, values: Values): string | undefined {
  const named = values.get(formula)
  if (named !== undefined) return named
  try {
    return String(computed(formula, numbersOf(values)))
  } catch {
    return undefined
  }
}

/** What names things rather than says something is left alone. */
const silent = new Set(['id', 'kind', 'origin'])
/** Numbers of a key: read by machines, written with a point. */
const figures = new Set(['value', 'tolerance', 'factor'])

interface Filling {
  values: Values
  names: readonly string[]
  decimals: 'comma' | undefined
}

function filled(part: unknown, filling: Filling): unknown {
  if (typeof part === 'string') return part.includes('[[') ? filledText(part, filling) : part
  if (Array.isArray(part)) return part.map((one) => filled(one, filling))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, filledField(name, value, filling)]),
  )
}

function filledField(name: string, value: unknown, filling: Filling): unknown {
  if (silent.has(name)) return value
  const withPoint = { ...filling, decimals: undefined }
  if (figures.has(name) || !filling.decimals) return filled(value, withPoint)
  if (name !== 'accepted' || !Array.isArray(value)) return filled(value, filling)
  // An accepted form may be typed either way.
  return value.flatMap((one) => {
    const both = [filled(one, filling), filled(one, withPoint)]
    return JSON.stringify(both[0]) === JSON.stringify(both[1]) ? both.slice(0, 1) : both
  })
}

function filledText(text: string, { values, names, decimals }: Filling): string {
  return text.replaceAll(brackets, (whole: string, formula: string, at: number) => {
    if (!mentions(formula, names)) return whole
    const written = writtenAs(formula.trim(), values) ?? whole
    if (!decimals || !/^-?\d+\.\d+$/.test(written)) return written
    // Within a formula a bare comma would part two numbers.
    return written.replace('.', isInFormula(text, at) ? '{,}' : ',')
  })
}

function isInFormula(text: string, at: number): boolean {
  const signs = text.slice(0, at).match(/(?<!\\)\$+/g) ?? []
  return signs.length % 2 === 1
}

function distinct(problems: ItemProblem[]): ItemProblem[] {
  const key = ({ code, params }: ItemProblem) => JSON.stringify([code, params])
  return problems.filter((one, at) => problems.findIndex((other) => key(other) === key(one)) === at)
}
