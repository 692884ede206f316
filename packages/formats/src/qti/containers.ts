import type { XmlElement } from '../xml.ts'
import { container, isSame, numberIn, single, type Value } from './value.ts'

type Operator = (element: XmlElement, values: Value[]) => Value

const truth = (value: boolean) => single('boolean', value)

/** The operators on containers (ASI 3.0, 3.5). */
export const containers: Record<string, Operator> = {
  multiple: (_element, values) => together('multiple', values),
  ordered: (_element, values) => together('ordered', values),
  'container-size': (_element, [value = null]) => single('integer', value?.values.length ?? 0),
  index: ({ attributes: { n } }, [value = null]) =>
    value && container(value.base, 'single', [value.values[Number(n) - 1] ?? '']),
  delete: (_element, [gone = null, value = null]) =>
    gone &&
    value &&
    container(
      value.base,
      value.cardinality,
      value.values.filter((one) => one !== gone.values[0]),
    ),
  member: (_element, [one = null, value = null]) =>
    one && value && truth(value.values.some((entry) => entry === one.values[0])),
  contains: (_element, [value = null, part = null]) => value && part && truth(containsAll(value, part)),
}

function together(cardinality: 'multiple' | 'ordered', values: Value[]): Value {
  const said = values.filter((value) => value !== null)
  return container(
    said[0]?.base ?? 'string',
    cardinality,
    said.flatMap((value) => value.values),
  )
}

/** An ordered container holds a part where it stands in a row; another one where each value is there as often. */
function containsAll(value: NonNullable<Value>, part: NonNullable<Value>): boolean {
  if (value.cardinality === 'ordered')
    return value.values.some((_entry, at) =>
      isSame({ ...value, values: value.values.slice(at, at + part.values.length) }, part),
    )
  const countIn = ({ values }: NonNullable<Value>, one: unknown) =>
    values.filter((entry) => entry === one).length
  return part.values.every((one) => countIn(value, one) >= countIn(part, one))
}

/** The numbers in all values; undefined where one of them is nothing, or no number. */
export function numbersIn(values: Value[]): number[] | undefined {
  const all = values.flatMap((value) =>
    value ? value.values.map((one) => numberIn(single(value.base, one))) : [undefined],
  )
  const known = all.filter((one) => one !== undefined)
  return known.length === all.length && all.length > 0 ? known : undefined
}
