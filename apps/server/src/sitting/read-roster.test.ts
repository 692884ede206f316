import { expect, test } from 'vitest'
import { readRoster } from './read-roster.ts'

const linh = { email: 'linh@example.org', name: 'Trần Linh' }
const lines = (...cells: object[]) => ({ found: 'lines', lines: cells })

test('CSV with English headers is read', () => {
  const text = 'Email,Full name,Student ID,Extra minutes\nlinh@example.org,Trần Linh,A-17,15\n'
  expect(readRoster(text)).toEqual(
    lines({ line: 2, cells: { ...linh, 'external-id': 'A-17', 'extra-minutes': '15' } }),
  )
})

test('French headers and semicolons are read, in any order', () => {
  const text =
    'Numéro d’étudiant;Nom et prénom;Courriel;Temps supplémentaire\r\nA-17;Trần Linh;linh@example.org;15'
  expect(readRoster(text)).toEqual(
    lines({ line: 2, cells: { ...linh, 'external-id': 'A-17', 'extra-minutes': '15' } }),
  )
})

test('Vietnamese headers are read, however the accents are composed', () => {
  const text = 'SBD\tHọ và tên\tThư điện tử\tSố phút thêm\nA-17\tTrần Linh\tlinh@example.org\t15'.normalize(
    'NFD',
  )
  expect(readRoster(text)).toEqual(
    lines({ line: 2, cells: { ...linh, 'external-id': 'A-17', 'extra-minutes': '15' } }),
  )
})

test('a family name and a given name make one name in the order of their columns', () => {
  const text = 'Họ đệm,Tên,Email\nTrần Thị,Linh,linh@example.org'
  expect(readRoster(text)).toMatchObject(lines({ cells: { name: 'Trần Thị Linh' } }))
})

test('a French “nom” beside a “prénom” is the family name', () => {
  const text = 'Prénom;Nom;Mail\nLéa;Martin;lea@example.org'
  expect(readRoster(text)).toMatchObject(lines({ cells: { name: 'Léa Martin', 'family-name': 'Martin' } }))
})

test('without headers the e-mails are found wherever they stand', () => {
  expect(readRoster('Trần Linh\tlinh@example.org\tA-17\t15')).toEqual(
    lines({ line: 1, cells: { ...linh, 'external-id': 'A-17', 'extra-minutes': '15' } }),
  )
  expect(readRoster('linh@example.org,Trần Linh')).toEqual(lines({ line: 1, cells: linh }))
})

test('one wrong e-mail does not move the columns', () => {
  const text = 'Trần Linh,linh@example.org\nLéa Martin,lea.example.org\nAn Vo,an@example.org'
  expect(readRoster(text)).toMatchObject(
    lines({}, { line: 2, cells: { name: 'Léa Martin', email: 'lea.example.org' } }, {}),
  )
})

test('a byte order mark and empty lines do no harm', () => {
  const text = '\uFEFFemail,name\n\n,\nlinh@example.org,Trần Linh\n\n'
  expect(readRoster(text)).toEqual(lines({ line: 4, cells: linh }))
})

test('quotes hold commas, quotes and line breaks together, and lines are still counted right', () => {
  const text = 'email,name\nlea@example.org,"Martin, ""Léa""\nMarie"\nlinh@example.org,Trần Linh'
  expect(readRoster(text)).toEqual(
    lines(
      { line: 2, cells: { email: 'lea@example.org', name: 'Martin, "Léa" Marie' } },
      { line: 4, cells: linh },
    ),
  )
})

test('a column nobody asked for is passed over', () => {
  const text = 'Hobby,Email,Name,Shoe size\n12A,linh@example.org,Trần Linh,38'
  expect(readRoster(text)).toEqual(lines({ line: 2, cells: linh }))
})

test('spaces of every kind around a cell are taken off', () => {
  expect(readRoster(' linh@example.org ,\u00a0 Trần   Linh')).toEqual(lines({ line: 1, cells: linh }))
})

test('a quote that is never closed is told with its line', () => {
  expect(readRoster('email,name\nlinh@example.org,"Trần Linh\nlea@example.org,Léa')).toMatchObject({
    found: 'nothing-readable',
    code: 'quote-not-closed',
  })
})

test('a list of names without e-mails is told as such', () => {
  expect(readRoster('Trần Linh\nLéa Martin')).toMatchObject({ code: 'email-column-missing' })
  expect(readRoster('name,student id\nTrần Linh,A-17')).toMatchObject({ code: 'email-column-missing' })
})

test('nothing at all is told as such', () => {
  expect(readRoster(' \n\t\n')).toMatchObject({ found: 'nothing-readable', code: 'empty' })
})
