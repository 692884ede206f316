import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvLines, csvWayOf, resultsCsv, resultTableCsv } from './csv.ts'
import { tabulateResults } from './tabulate-results.ts'

const result: Result = {
  attemptId: 'one' as AttemptId,
  candidateName: 'Nguyễn, "Linh"',
  email: 'linh@example.org',
  externalId: '=cmd()',
  group: null,
  room: 'Salle; du haut',
  state: 'submitted',
  points: 7.5,
  max: 10,
  late: 0,
  toMark: 0,
  openIncidents: 0,
  verdict: 'clear',
  submittedAt: '2040-03-05T22:30:00.000Z',
  releasedAt: null,
  changedAt: null,
}

test('names with commas and quotes stay one cell, and a formula becomes text', () => {
  const [, line] = resultsCsv([result]).split('\r\n')
  expect(line).toBe(
    '"Nguyễn, ""Linh""",linh@example.org,\'=cmd(),submitted,7.5,10,2040-03-05T22:30:00.000Z,clear,,75,,Salle; du haut,one',
  )
})

test('a byte order mark comes first, for the letters of Vietnamese', () => {
  expect(resultsCsv([]).startsWith('\uFEFFname,email')).toBe(true)
})

test('a French spreadsheet reads its own headings, words, numbers and hours', () => {
  const table = tabulateResults([result], { language: 'fr', timeZone: 'Europe/Paris' })
  const [line] = parse(resultTableCsv(table, 'fr'), { bom: true, delimiter: ';', columns: true })
  expect(line).toEqual({
    ...{ Nom: 'Nguyễn, "Linh"', 'E-mail': 'linh@example.org', Numéro: "'=cmd()", Groupe: '' },
    ...{
      Salle: 'Salle; du haut',
      État: 'Remis',
      Points: '7,5',
      'Points au maximum': '10',
      Pourcentage: '75',
    },
    ...{ 'Réponses à corriger': '0', 'Remis le (Europe/Paris)': '2040-03-05 23:30', Verdict: 'Conforme' },
    ...{ 'Publié le (Europe/Paris)': '', 'Clé pour les programmes': 'one' },
  })
})

test('a negative number is no formula, in any language', () => {
  expect(csvLines([[-0.25, '-0.25']], csvWayOf('vi'))).toBe("\uFEFF-0,25;'-0.25\r\n")
})
