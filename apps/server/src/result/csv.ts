import type { Result } from '@invigil/contract/result.ts'

const columns = [
  'name',
  'email',
  'number',
  'state',
  'points',
  'max',
  'submitted',
  'verdict',
  'released',
] as const

/** The results as CSV (RFC 4180) with a byte order mark, so that spreadsheets read its letters; formulas are defused. */
export function resultsCsv(results: Result[]): string {
  const rows = results.map((result) => [
    result.candidateName,
    result.email,
    result.externalId ?? '',
    result.state,
    result.points ?? '',
    result.max,
    result.submittedAt ?? '',
    result.verdict ?? '',
    result.releasedAt ?? '',
  ])
  return csvLines([columns, ...rows])
}

/** Lines of cells as CSV (RFC 4180), with a byte order mark. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be run by a spreadsheet (OWASP, CSV Injection). */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const defused = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}
