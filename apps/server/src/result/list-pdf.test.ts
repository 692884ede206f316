import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { expect, test } from 'vitest'
import { listPdf } from './list-pdf.ts'

function aResult(candidateName: string): Result {
  return {
    ...{ attemptId: 'one' as AttemptId, candidateName, email: '', externalId: 'SBD-1', state: 'submitted' },
    ...{ points: 7.5, max: 10, late: 0, toMark: 0, openIncidents: 0, verdict: null },
    ...{ submittedAt: '2040-03-05T12:00:00.000Z', releasedAt: null, changedAt: null },
  }
}

async function aList(names: string[]) {
  const told: number[] = []
  const bytes = await listPdf({
    ...{ results: names.map(aResult), language: 'vi', sittingName: 'Lớp 10A2', timeZone: 'Asia/Ho_Chi_Minh' },
    at: new Date('2040-03-06T12:00:00.000Z'),
    tell: async (done) => void told.push(done),
  })
  const words = bytes.toString('latin1')
  const count = (what: RegExp) => [...words.matchAll(what)].length
  return { words, told, pages: count(/\/Type \/Page\b/g), rows: count(/\/S \/TR\b/g) }
}

test('a list is a table to a screen reader, in its language, with a heading and a row for each candidate', async () => {
  const { words, pages, rows } = await aList(Array.from({ length: 25 }, () => 'Nguyễn Thị Ánh'))
  expect({ pages, rows }).toEqual({ pages: 1, rows: 26 })
  expect(words).toContain('/Lang (vi)')
  expect(words).toContain('/S /Table')
  expect(words).toContain('/S /H1')
})

test('long names take more lines, and the list more pages; it is told how far it is', async () => {
  const long = 'Jean-Baptiste de La Rochefoucauld-Liancourt d’Estissac de Montmorency'
  const { pages, told } = await aList(Array.from({ length: 400 }, () => long))
  expect(pages).toBeGreaterThan(400 / 25)
  expect(told).toEqual([200, 400])
})

test('a list of nobody is one page with its head', async () => {
  expect(await aList([])).toMatchObject({ pages: 1, rows: 1 })
})
