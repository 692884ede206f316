import { type Area, holdsPoint } from '@invigil/items/area.ts'
import { childOf, childrenOf, wordsWithin, type XmlElement } from '../xml.ts'
import { areaOf } from './area-of.ts'
import { type Cardinality, container, type Scalar, scalarOf, type Value } from './value.ts'

/** What a key gives to each value; `lower` and `upper` bound the sum. */
export type Mapping = {
  entries: { key: Scalar; value: number; caseSensitive: boolean }[]
  areas: { area: Area; value: number }[]
  otherwise: number
  lower: number | null
  upper: number | null
}

/** One variable of an item: a response, an outcome or a value of a template. */
export type Declaration = {
  id: string
  base: string
  cardinality: Cardinality
  correct: Value
  initial: Value
  mapping: Mapping | null
  normalMaximum: number | null
}

/** The declarations of one sort, such as `response-declaration`, directly below an item. */
export function declarationsOf(item: XmlElement, sort: string): Declaration[] {
  return childrenOf(item, sort).map(declarationOf)
}

function declarationOf(element: XmlElement): Declaration {
  const { identifier = '', cardinality, 'base-type': base = 'identifier' } = element.attributes
  const kind = cardinality === 'multiple' || cardinality === 'ordered' ? cardinality : 'single'
  const valuesIn = (name: string) =>
    container(
      base,
      kind,
      childrenOf(childOf(element, name), 'value').map((value) => scalarOf(wordsWithin(value), base)),
    )
  return {
    id: identifier,
    base,
    cardinality: kind,
    correct: valuesIn('correct-response'),
    initial: valuesIn('default-value'),
    mapping: mappingOf(childOf(element, 'mapping') ?? childOf(element, 'area-mapping'), base),
    normalMaximum: numberOr(element.attributes['normal-maximum'], null),
  }
}

function mappingOf(element: XmlElement | undefined, base: string): Mapping | null {
  if (!element) return null
  return {
    entries: childrenOf(element, 'map-entry').map(({ attributes }) => ({
      key: scalarOf(attributes['map-key'] ?? '', base),
      value: numberOr(attributes['mapped-value'], 0),
      caseSensitive: attributes['case-sensitive'] !== 'false',
    })),
    areas: childrenOf(element, 'area-map-entry').map(({ attributes }) => ({
      area: areaOf(attributes),
      value: numberOr(attributes['mapped-value'], 0),
    })),
    otherwise: numberOr(element.attributes['default-value'], 0),
    lower: numberOr(element.attributes['lower-bound'], null),
    upper: numberOr(element.attributes['upper-bound'], null),
  }
}

function numberOr<Otherwise>(text: string | undefined, otherwise: Otherwise): number | Otherwise {
  const number = Number(text?.trim() || Number.NaN)
  return Number.isFinite(number) ? number : otherwise
}

/** What a response is worth by a mapping: each distinct value once, each area once, then the bounds. */
export function mapped({ mapping, base }: Declaration, response: Value): number {
  if (!mapping) return 0
  const given = [...new Set(response?.values ?? [])]
  const sum = base === 'point' ? pointsWorth(mapping, given) : valuesWorth(mapping, given)
  return Math.min(mapping.upper ?? sum, Math.max(mapping.lower ?? sum, sum))
}

function valuesWorth({ entries, otherwise }: Mapping, given: Scalar[]): number {
  return given
    .map((value) => entries.find((entry) => isKey(entry, value))?.value ?? otherwise)
    .reduce((sum, worth) => sum + worth, 0)
}

function isKey({ key, caseSensitive }: Mapping['entries'][number], value: Scalar): boolean {
  if (key === value) return true
  return !caseSensitive && String(key).toLowerCase() === String(value).toLowerCase()
}

function pointsWorth({ areas, otherwise }: Mapping, given: Scalar[]): number {
  const left = new Set(areas)
  let sum = 0
  for (const point of given) {
    const [x = Number.NaN, y = Number.NaN] = String(point).split(' ').map(Number)
    const hit = areas.find(({ area }) => holdsPoint(area, [x, y]))
    if (!hit) sum += otherwise
    else if (left.delete(hit)) sum += hit.value
  }
  return sum
}
