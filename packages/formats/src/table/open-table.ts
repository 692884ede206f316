import type { Source, Told } from '../reading.ts'
import { openSheet, type Sheet } from '../xlsx/read-sheet.ts'
import { type Row, readRows, separators } from './read-rows.ts'

/** The rows of a table that say anything, and what else its workbook says. */
export type OpenTable = { rows: Row[] } & Omit<Sheet, 'rows'>

type HasHead = (rows: Row[]) => boolean

/** Opens a workbook, or text parted by commas, semicolons or tabs, by whichever of them it has a header. */
export function openTable({ bytes, text, archive }: Source, hasHead: HasHead): OpenTable {
  if (!archive && !isOldExcel(bytes))
    return { rows: partedRows(text, hasHead), odd: [], merged: [], others: [] }
  const sheet = openSheet(bytes)
  const rows = sheet.rows
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return { ...sheet, rows }
}

/** The rows of a text; a title above the header need not be parted as the header is. */
export function partedRows(text: string, hasHead: HasHead): Row[] {
  const rows = readRows(text)
  if (hasHead(rows)) return rows
  const other = separators.find((separator) => hasHead(readRows(text.slice(0, 4_000), separator).slice(0, 5)))
  return other ? readRows(text, other) : rows
}

/** Says whether bytes are a workbook of before 2007, or one with a password. */
export function isOldExcel(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
}

/** The row with what its merged cells of these columns say: only the first row of them has it in the file. */
export function filledDown({ rows, merged }: OpenTable, row: Row, columns: readonly number[]): Row {
  const cells = [...row.cells]
  for (const { column, from, to } of merged) {
    const isWithin = row.line - 1 > from && row.line - 1 <= to && columns.includes(column)
    const first = isWithin ? rows.find(({ line }) => line === from + 1) : undefined
    while (first && cells.length <= column) cells.push('')
    if (first) cells[column] = first.cells[column] ?? ''
  }
  return { ...row, cells }
}

const error = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|NOM\s?\?|VALEUR\s?!|NOMBRE\s?!)$/i

/** Cells of these columns that are a day, which may have been a fraction, or an error of the spreadsheet. */
export function oddCells({ odd }: OpenTable, { line, cells }: Row, columns: readonly number[]): Told[] {
  return columns.flatMap((column): Told[] => {
    const cell = cells[column] ?? ''
    const is = odd.find((one) => one.row === line - 1 && one.column === column)?.is
    const detail = `${nameOf(column)}${line}${cell === '' ? '' : `: ${cell.slice(0, 40)}`}`
    if (is === 'error' || error.test(cell.trim())) return [{ code: 'cell-not-understood', detail }]
    return is === 'date' ? [{ code: 'cell-is-date', detail }] : []
  })
}

function nameOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${nameOf(Math.floor(column / 26) - 1)}${letter}`
}
