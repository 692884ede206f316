import writeExcelFile from 'write-excel-file/node'
import type { ResultTable } from './tabulate-results.ts'

/** Of the columns of `tabulateResults`. */
const widths = [28, 30, 16, 16, 18, 22, 10, 10, 10, 12, 28, 18, 28, 38]

/**
 * A table of results as a spreadsheet with one sheet. Every name is written as a text, which no spreadsheet runs; numbers and
 * instants are numbers and instants, which each spreadsheet shows as its country does.
 */
export async function resultTableXlsx({ headings, rows }: ResultTable, sheet: string): Promise<Buffer> {
  const head = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true }))
  const cells = rows.map((row) => row.map(cellOf))
  const columns = widths.map((width) => ({ width }))
  return await writeExcelFile([head, ...cells], { sheet, columns, stickyRowsCount: 1 }).toBuffer()
}

function cellOf(value: string | number | Date | null) {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  return value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd hh:mm' } : asText(value)
}

/** XML 1.0 has no characters for most controls, so that a name with one would make the file unreadable. */
function asText(value: string) {
  const readable = value.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').slice(0, 32_767)
  return readable === '' ? null : { value: readable, type: String }
}
