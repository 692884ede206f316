import { UnreadableFile } from '@invigil/formats/reading.ts'
import { readSheet } from '@invigil/formats/xlsx/read-sheet.ts'
import { Refusal } from '../platform/refusal.ts'

/** The first sheet of an Excel file as text that `readRoster` understands. Refused as `sheet-not-readable`. */
export function readRosterSheet(base64: string): string {
  try {
    const rows = readSheet(Buffer.from(base64, 'base64'))
    return rows.map((cells) => cells.map(asCell).join('\t')).join('\n')
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new Refusal('sheet-not-readable', error.message, { why: error.code })
  }
}

/** One cell of a paste; what would end the cell or the line stands in quotation marks. */
function asCell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
