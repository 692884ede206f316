import type { ReceiptLine } from '@invigil/contract/deletion-receipt.ts'
import type { MessageLocale } from '@invigil/messages/messages.ts'

/** A column of receipts as a spreadsheet shows them. */
export interface ReceiptColumn {
  title: string
  cell: (line: ReceiptLine) => string | number | null | undefined
}

/**
 * Receipts as CSV (RFC 4180), a line each, with a byte order mark and the separator with which a spreadsheet opens it by itself
 * in this language. What it would take for a formula is kept from being one.
 */
export function receiptsAsCsv(
  lines: readonly ReceiptLine[],
  columns: readonly ReceiptColumn[],
  language: MessageLocale,
): string {
  // Where the comma is the decimal mark, as in French and Vietnamese, it separates no cells.
  const separator = language === 'en' ? ',' : ';'
  const rows = lines.map((line) => columns.map(({ cell }) => quoted(cell(line) ?? '', separator)))
  const headings = columns.map(({ title }) => quoted(title, separator))
  return `\uFEFF${[headings, ...rows].map((row) => `${row.join(separator)}\r\n`).join('')}`
}

function quoted(cell: string | number, separator: string): string {
  if (typeof cell === 'number') return String(cell)
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /["\r\n]/.test(harmless) || harmless.includes(separator)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless
}
