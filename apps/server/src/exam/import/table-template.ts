import type { Locale } from '@invigil/contract/ids.ts'
import { templateHeaders } from '@invigil/formats/table/headers.ts'
import writeExcelFile from 'write-excel-file/node'

/** An empty table to write questions in, with a header of each column. A byte order mark tells Excel that it is UTF-8. */
export async function tableTemplate(locale: Locale, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const { kind, text, option, correct, points, tags, difficulty, category, feedback } =
    templateHeaders[locale]
  const options = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${option} ${letter}`)
  const names = [kind, text, ...options, correct, points, tags, difficulty, category, feedback]
  if (format === 'csv') return Buffer.from(`\uFEFF${names.join(locale === 'en' ? ',' : ';')}\r\n`)
  const row = names.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  return await writeExcelFile([row], {
    columns: names.map((name) => ({ width: name === text ? 60 : 18 })),
  }).toBuffer()
}
