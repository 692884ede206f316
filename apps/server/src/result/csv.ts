import type { Locale } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { percentOf, type ResultTable } from './tabulate-results.ts'

/** How the cells of a table are written: between them, and within a number that is no whole one. */
interface CsvWay {
  separator: ',' | ';'
  decimal: '.' | ','
}

/** For programs, and for spreadsheets where English is written. */
const plain: CsvWay = { separator: ',', decimal: '.' }
/** A spreadsheet in French or Vietnamese takes a comma for a decimal mark: `7.5` would be read as the seventh of May. */
const withSemicolons: CsvWay = { separator: ';', decimal: ',' }

/** What a spreadsheet opens by itself where this language is written; without one what programs read. */
export function csvWayOf(language: Locale | undefined): CsvWay {
  return language === undefined || language === 'en' ? plain : withSemicolons
}

/** New ones come last: a program may have counted them. */
const columns = [
  ...['name', 'email', 'number', 'state', 'points', 'max', 'submitted', 'verdict', 'released'],
  ...['percent', 'group', 'room', 'attempt'],
] as const

/**
 * The results for a program: stable columns, words of the contract, instants in UTC (ISO 8601), decimal points. `attempt` is
 * the key of a line.
 */
export function resultsCsv(results: readonly Result[]): string {
  const rows = results.map((result) => [
    ...[result.candidateName, result.email, result.externalId ?? '', result.state, result.points ?? ''],
    ...[result.max, result.submittedAt ?? '', result.verdict ?? '', result.releasedAt ?? ''],
    ...[percentOf(result) ?? '', result.group ?? '', result.room ?? '', result.attemptId],
  ])
  return csvLines([columns, ...rows])
}

/** The results for people: headings, states, numbers and times as their spreadsheet reads them. */
export function resultTableCsv({ headings, rows }: ResultTable, language: Locale): string {
  const cells = rows.map((row) =>
    row.map((cell) =>
      cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : (cell ?? ''),
    ),
  )
  return csvLines([headings, ...cells], csvWayOf(language))
}

/** Lines of cells as CSV (RFC 4180) with a byte order mark, so that spreadsheets read its letters; formulas are defused. */
export function csvLines(rows: readonly (readonly (string | number)[])[], way: CsvWay = plain): string {
  return `\uFEFF${rows.map((row) => row.map((value) => cellOf(value, way)).join(way.separator)).join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be run by a spreadsheet (OWASP, CSV Injection). */
function cellOf(value: string | number, { separator, decimal }: CsvWay): string {
  if (typeof value === 'number') return quoted(String(value).replace('.', decimal), separator)
  return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value, separator)
}

function quoted(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}
