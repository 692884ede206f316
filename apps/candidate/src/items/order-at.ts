/**
 * The order when an entry is dragged to a height: behind all others whose middle lies above it. `middles` are those of the
 * entries as they stand now, from above.
 */
export function orderAt(
  { id, order }: { id: string; order: string[] },
  middles: number[],
  height: number,
): string[] {
  const others = order.filter((one) => one !== id)
  const above = others.filter((one) => (middles[order.indexOf(one)] ?? Number.POSITIVE_INFINITY) < height)
  return others.toSpliced(above.length, 0, id)
}
