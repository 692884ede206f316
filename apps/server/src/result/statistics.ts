/**
 * Classical test theory over columns of points. A column holds one item's points of every attempt, `NaN` where the attempt
 * did not have the item or nobody has marked it yet.
 */
export type Column = Float64Array<ArrayBufferLike>

/** Mean of what is there; undefined when nothing is. */
export function meanOf(column: Column): number | undefined {
  let [sum, count] = [0, 0]
  for (const value of column)
    if (!Number.isNaN(value)) {
      sum += value
      count++
    }
  return count === 0 ? undefined : sum / count
}

/** Sample variance (n − 1) by Welford's way, which keeps its digits; undefined below two values. */
export function varianceOf(column: Column): number | undefined {
  let [mean, squares, count] = [0, 0, 0]
  for (const value of column)
    if (!Number.isNaN(value)) {
      count++
      const delta = value - mean
      mean += delta / count
      squares += delta * (value - mean)
    }
  return count < 2 ? undefined : squares / (count - 1)
}

/** The middle of sorted values; undefined when there are none. */
export function medianOf(column: Column): number | undefined {
  const sorted = column.filter((value) => !Number.isNaN(value)).sort()
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** The sum of each attempt's points; what is not there adds nothing. */
export function totalsOf(columns: readonly Column[], attempts: number): Column {
  const totals = new Float64Array(attempts)
  for (const column of columns)
    for (let row = 0; row < attempts; row++) {
      const value = column[row] ?? Number.NaN
      if (!Number.isNaN(value)) totals[row] = (totals[row] ?? 0) + value
    }
  return totals
}

/** Difficulty index p: the mean in parts of the most there is (Crocker and Algina 1986, ch. 14). */
export function difficultyOf(column: Column, max: number): number | undefined {
  const mean = meanOf(column)
  return mean === undefined || max <= 0 ? undefined : mean / max
}

/**
 * Discrimination: Pearson's correlation of an item with the total of the *other* items (the point-biserial, corrected for
 * the item's own part; Crocker and Algina 1986, ch. 14). Undefined where either does not vary.
 */
export function discriminationOf(column: Column, totals: Column): number | undefined {
  let [count, meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < column.length; row++) {
    const x = column[row] ?? Number.NaN
    if (Number.isNaN(x)) continue
    const y = (totals[row] ?? 0) - x
    count++
    const [deltaX, deltaY] = [x - meanX, y - meanY]
    meanX += deltaX / count
    meanY += deltaY / count
    xx += deltaX * (x - meanX)
    yy += deltaY * (y - meanY)
    xy += deltaX * (y - meanY)
  }
  // What differs by less than the last digits of a sum does not vary.
  if (count < 2 || xx <= count * 1e-20 || yy <= count * 1e-20) return undefined
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/** Cronbach's alpha (1951) from the variances of items and of their total; undefined below two items or without variance. */
function alphaFrom(itemVariances: readonly number[], totalVariance: number | undefined): number | undefined {
  const items = itemVariances.length
  if (items < 2 || totalVariance === undefined || totalVariance <= 1e-20) return undefined
  const sum = itemVariances.reduce((before, one) => before + one, 0)
  return (items / (items - 1)) * (1 - sum / totalVariance)
}

/** Cronbach's alpha over items that every attempt has. */
export function alphaOf(columns: readonly Column[], attempts: number): number | undefined {
  if (attempts < 2) return undefined
  const totals = totalsOf(columns, attempts)
  return alphaFrom(
    columns.map((column) => varianceOf(column) ?? 0),
    varianceOf(totals),
  )
}

/** Alpha of the others for each item left out, without adding up the others each time. */
export function alphasWithout(columns: readonly Column[], attempts: number): (number | undefined)[] {
  const totals = totalsOf(columns, attempts)
  const variances = columns.map((column) => varianceOf(column) ?? 0)
  const all = variances.reduce((before, one) => before + one, 0)
  const rest = new Float64Array(attempts)
  return columns.map((column, at) => {
    if (columns.length < 3 || attempts < 2) return undefined
    for (let row = 0; row < attempts; row++) rest[row] = (totals[row] ?? 0) - (column[row] ?? 0)
    const variance = varianceOf(rest)
    if (variance === undefined || variance <= 1e-20) return undefined
    const items = columns.length - 1
    return (items / (items - 1)) * (1 - (all - (variances[at] ?? 0)) / variance)
  })
}

/** Standard error of measurement: the deviation times the root of what reliability leaves. */
export function standardErrorOf(totals: Column, alpha: number | undefined): number | undefined {
  const variance = varianceOf(totals)
  if (variance === undefined || alpha === undefined) return undefined
  return Math.sqrt(variance) * Math.sqrt(1 - Math.min(1, Math.max(0, alpha)))
}

/** The upper and lower 27 % of attempts by total (Kelley 1939), at least one each; rows, ties in the order of rows. */
export function extremeGroups(totals: Column): { upper: number[]; lower: number[] } {
  const rows = Array.from(totals, (_, row) => row).sort(
    (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b,
  )
  if (rows.length < 2) return { upper: [], lower: [] }
  const size = Math.max(1, Math.round(rows.length * 0.27))
  return { upper: rows.slice(0, size), lower: rows.slice(-size) }
}

/** Attempts counted in up to `steps` stretches of equal length from 0 (or the least) to the most; the last takes in its edge. */
export function distributionOf(totals: Column, max: number, steps = 20) {
  const from = Math.min(0, ...totals.subarray(0, 1), leastOf(totals) ?? 0)
  const to = Math.max(max, mostOf(totals) ?? 0, from + 1)
  const width = (to - from) / steps
  const counts = new Array<number>(steps).fill(0)
  for (const value of totals) {
    const step = Math.min(steps - 1, Math.floor((value - from) / width + 1e-9))
    counts[step] = (counts[step] ?? 0) + 1
  }
  return counts.map((count, step) => ({ from: from + step * width, to: from + (step + 1) * width, count }))
}

/** The least value; a loop, because a spread of ten thousand arguments is not for every engine. */
export function leastOf(column: Column): number | undefined {
  return column.length === 0 ? undefined : column.reduce((least, value) => Math.min(least, value))
}

export function mostOf(column: Column): number | undefined {
  return column.length === 0 ? undefined : column.reduce((most, value) => Math.max(most, value))
}
