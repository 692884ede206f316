import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import { expect, test } from 'vitest'
import { resultsCsv } from './csv.ts'

const result: Result = {
  attemptId: 'one' as AttemptId,
  candidateName: 'Nguyễn, "Linh"',
  email: 'linh@example.org',
  externalId: '=cmd()',
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

test('names with commas and quotes stay one cell, and a formula becomes text', () => {
  const [, line] = resultsCsv([result]).split('\r\n')
  expect(line).toBe(
    '"Nguyễn, ""Linh""",linh@example.org,\'=cmd(),submitted,7.5,10,2040-03-05T12:00:00.000Z,,',
  )
})

test('a byte order mark comes first, for the letters of Vietnamese', () => {
  expect(resultsCsv([]).startsWith('\uFEFFname,email')).toBe(true)
})
