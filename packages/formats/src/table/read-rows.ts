/** One row of a table, and the line of the file at which it begins. */
export type Row = { line: number; cells: string[] }

const mostCells = 100

/** What may part cells. */
export const separators = [',', ';', '\t'] as const

/** Reads comma-separated values (RFC 4180); semicolons and tabs part cells too, whichever the first line has most of, unless one is named. */
export function readRows(text: string, separator = separatorOf(text)): Row[] {
  const rows: Row[] = []
  let row: Row = { line: 1, cells: [] }
  let line = 1
  let from = 0
  // What a cell is: quoted, with doubled quotes in it, or all up to the next separator or end of line.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\n]*))(${separator}|\\n|$)`, 'y')
  while (from <= text.length) {
    cell.lastIndex = from
    const [whole, quoted, bare = '', end] = cell.exec(text) ?? []
    const found =
      whole === undefined
        ? unquoted(text, from, separator)
        : { whole, end, text: quoted?.replaceAll('""', '"') ?? bare }
    if (row.cells.length < mostCells) row.cells.push(found.text)
    line += found.whole.split('\n').length - 1
    from += found.whole.length
    if (found.end !== separator) {
      rows.push(row)
      row = { line, cells: [] }
      if (found.end === '') break
    }
  }
  return rows.filter(({ cells }) => cells.some((one) => one.trim() !== ''))
}

/** A quote that nothing closes, or that more follows, is a letter like any other. */
function unquoted(
  text: string,
  from: number,
  separator: string,
): { whole: string; end: string; text: string } {
  const next = new RegExp(`[${separator}\\n]|$`, 'g')
  next.lastIndex = from
  const { index, 0: end } = next.exec(text) ?? { index: text.length, 0: '' }
  const bare = text.slice(from, index)
  return { whole: `${bare}${end}`, end, text: bare }
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/^\n+/, '').split('\n', 1)
  const [best] = separators.toSorted((one, other) => first.split(other).length - first.split(one).length)
  return best ?? ','
}
