import type { Locale } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import writeExcelFile from 'write-excel-file/node'
import { wordsOf } from './words.ts'

/**
 * The results as a spreadsheet. Every name is written as a text, which no spreadsheet runs; numbers and instants are numbers
 * and instants.
 */
export async function resultsXlsx(results: Result[], language: Locale): Promise<Buffer> {
  const t = wordsOf(language)
  const titles = [t.name, t.email, t.number, t.points, t.max, t.submitted, t.released]
  const head = titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const rows = results.map((result) => [
    asText(result.candidateName),
    asText(result.email),
    asText(result.externalId ?? ''),
    asNumber(result.points),
    asNumber(result.max),
    asInstant(result.submittedAt),
    asInstant(result.releasedAt),
  ])
  const columns = [28, 30, 16, 10, 10, 20, 20].map((width) => ({ width }))
  return await writeExcelFile([head, ...rows], { sheet: t.results, columns, stickyRowsCount: 1 }).toBuffer()
}

/** XML 1.0 has no characters for most controls, so that a name with one would make the file unreadable. */
function asText(value: string) {
  const readable = value.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').slice(0, 32_767)
  return readable === '' ? null : { value: readable, type: String }
}

function asNumber(value: number | null) {
  return value === null ? null : { value, type: Number }
}

function asInstant(value: string | null) {
  return value === null ? null : { value: new Date(value), type: Date, format: 'yyyy-mm-dd hh:mm' }
}
