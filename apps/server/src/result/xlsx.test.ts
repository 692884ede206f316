import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { tabulateResults } from './tabulate-results.ts'
import { resultTableXlsx } from './xlsx.ts'

const result: Result = {
  attemptId: 'one' as AttemptId,
  candidateName: '=HYPERLINK("http://example.org")\u0001 Nguyễn & <Linh>',
  email: 'linh@example.org',
  externalId: null,
  state: 'submitted',
  points: 7.5,
  max: 10,
  late: 0,
  toMark: 0,
  openIncidents: 0,
  verdict: null,
  submittedAt: '2040-03-05T12:00:00.000Z',
  releasedAt: null,
  changedAt: null,
}
const table = tabulateResults([result], { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh' })
const parts = unzipSync(await resultTableXlsx(table, 'Kết quả'))
const all = Object.values(parts)
  .map((bytes) => strFromU8(bytes))
  .join('\n')

test('a name that looks like a formula is a text in the spreadsheet, and no control character breaks it', () => {
  expect(all).not.toMatch(/<f[ >]/)
  expect(all).not.toContain('\u0001')
  expect(all).toContain('Nguyễn &amp; &lt;Linh&gt;')
  expect(all).toContain('<v>7.5</v>')
})

test('the sheet, its headings and its states are in the reader’s language, its hours those of the sitting’s wall', () => {
  expect(all).toContain('name="Kết quả"/>')
  expect(all).toContain('Nộp bài (Asia/Ho_Chi_Minh)')
  expect(all).toContain('Đã nộp')
  // 19:00 on the day 51,200 of Excel.
  expect(all).toMatch(/<v>51200\.7916\d*<\/v>/)
})
