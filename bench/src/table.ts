/** What a measurement answers: a table for people, and the same as JSON for comparison. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: ReadonlyArray<ReadonlyArray<string | number>>
  /** What one must know to read it: how it was measured, what was left out. */
  readonly notes: readonly string[]
}

/** The table as text, columns aligned; numbers to the right. */
export function printTable({ title, columns, rows, notes }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row, index) =>
    row
      .map((cell, column) => {
        const isNumber = index > 0 && typeof rows[index - 1]?.[column] === 'number'
        return isNumber ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
      })
      .join('  ')
      .trimEnd(),
  )
  return [title, '', ...lines, '', ...notes.map((note) => `· ${note}`), ''].join('\n')
}

/** A share of sorted-out measurements lies below this: `percentile(times, 50)` is the median. To a tenth. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const index = Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))
  return Math.round((sorted[index] ?? Number.NaN) * 10) / 10
}
