/** One word, number or truth; points, pairs and directed pairs are two words with one space between them. */
export type Scalar = string | number | boolean
export type Cardinality = 'single' | 'multiple' | 'ordered'

/** A value of QTI; null is nothing, which an empty container and an empty string are as well. */
export type Value = { base: string; cardinality: Cardinality; values: Scalar[] } | null

/** A container, or nothing where it would be empty. */
export function container(base: string, cardinality: Cardinality, values: readonly Scalar[]): Value {
  const said = values.filter((value) => value !== '' && !Number.isNaN(value))
  return said.length === 0 ? null : { base, cardinality, values: said }
}

export function single(base: string, value: Scalar): Value {
  return container(base, 'single', [value])
}

/** Reads one value as a file writes it. */
export function scalarOf(text: string, base: string): Scalar {
  const words = text.trim()
  if (base === 'integer' || base === 'float' || base === 'duration') return words === '' ? '' : Number(words)
  if (base === 'boolean') return words === 'true' || words === '1'
  if (base === 'pair') return words.split(/\s+/).toSorted().join(' ')
  return base === 'directedPair' || base === 'point' ? words.split(/\s+/).join(' ') : words
}

/** The same by the rules of `match`: order counts in an ordered container only; nothing is the same as nothing only here. */
export function isSame(one: Value, other: Value): boolean {
  if (!one || !other) return one === other
  if (one.values.length !== other.values.length) return false
  if (one.cardinality === 'ordered' || other.cardinality === 'ordered')
    return one.values.every((value, at) => value === other.values[at])
  const left = new Map<Scalar, number>()
  for (const value of one.values) left.set(value, (left.get(value) ?? 0) + 1)
  for (const value of other.values) {
    const count = left.get(value) ?? 0
    if (count === 0) return false
    left.set(value, count - 1)
  }
  return true
}

export function numberIn(value: Value): number | undefined {
  const [first] = value?.values ?? []
  return typeof first === 'number' ? first : undefined
}

export function isTrue(value: Value): boolean {
  return value?.values[0] === true
}
