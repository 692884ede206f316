import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { resultsXlsx } from './xlsx.ts'

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

test('a name that looks like a formula is a text in the spreadsheet, and no control character breaks it', async () => {
  const parts = unzipSync(await resultsXlsx([result], 'vi'))
  const all = Object.values(parts)
    .map((bytes) => strFromU8(bytes))
    .join('\n')
  expect(all).not.toMatch(/<f[ >]/)
  expect(all).not.toContain('\u0001')
  expect(all).toContain('Nguyễn &amp; &lt;Linh&gt;')
  expect(all).toContain('<v>7.5</v>')
})
