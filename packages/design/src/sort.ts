import type { Order } from './table.tsx'

/** Rows in the order a `Table` asks for. Texts are compared as the locale does, numbers by size; empty values come last. */
export function sorted<Row>(
  rows: readonly Row[],
  order: Order,
  value: (row: Row, by: string) => string | number | undefined,
  locale: string,
): Row[] {
  const sign = order.direction === 'ascending' ? 1 : -1
  const collator = new Intl.Collator(locale, { numeric: true })
  return rows.toSorted((left, right) => {
    const a = value(left, order.by)
    const b = value(right, order.by)
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    return sign * collator.compare(String(a), String(b))
  })
}
