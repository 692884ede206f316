import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { readRoster, rosterColumns } from './read-roster.ts'
import { aSitting } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const { sittingId } = await aSitting(app, { by: mai, exam: await anExam(app, mai) })

const text = (value: string) => ({ value, type: String })

test('an Excel file becomes a roster with groups, rooms and starts', async () => {
  const start = { value: new Date('2040-03-05T18:30:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm' }
  const file = await writeExcelFile([
    ['E-mail', 'Họ và tên', 'Nhóm', 'Phòng thi', 'Số phút thêm', 'Bắt đầu'].map(text),
    [
      text('linh@example.org'),
      text('Trần "Linh"'),
      text('K12'),
      text('A 101'),
      { value: 15, type: Number },
      start,
    ],
  ]).toBuffer()
  const sheet = await author.sitting.readSheet({ sittingId, base64: file.toString('base64') })
  const { hash, lines } = await author.sitting.reviewRoster({ sittingId, text: sheet.text })
  expect(lines).toMatchObject([{ group: 'K12', room: 'A 101', extraMinutes: 15, problems: [] }])
  const { registrations } = await author.sitting.importRoster({ sittingId, text: sheet.text, hash })
  expect(registrations).toMatchObject([
    {
      person: { name: 'Trần "Linh"' },
      group: 'K12',
      room: { name: 'A 101' },
      // Half past six in Hanoi.
      window: { startsAt: '2040-03-05T11:30:00.000Z' },
      accommodation: { extraMinutes: 15 },
    },
  ])
  expect((await author.sitting.get({ sittingId })).rooms).toMatchObject([{ name: 'A 101', capacity: null }])
})

test('a file that is no workbook says what to do', async () => {
  const base64 = Buffer.from('email;name').toString('base64')
  await expect(author.sitting.readSheet({ sittingId, base64 })).rejects.toMatchObject({
    code: 'sheet-not-readable',
    data: { params: { why: 'xlsx-not-a-workbook' } },
  })
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).toString('base64')
  await expect(author.sitting.readSheet({ sittingId, base64: old })).rejects.toMatchObject({
    data: { params: { why: 'xlsx-old-or-locked' } },
  })
})

test.each(['en', 'fr', 'vi'] as const)(
  'every column of the template in %s is understood again',
  async (locale) => {
    const csv = await author.sitting.rosterTemplate({ sittingId, format: 'csv', locale })
    const xlsx = await author.sitting.rosterTemplate({ sittingId, format: 'xlsx', locale })
    const sheet = await author.sitting.readSheet({ sittingId, base64: xlsx.base64 })
    const wanted = rosterColumns.filter((column) => column !== 'given-name' && column !== 'family-name')
    const columnsOf = (header: string, separator: string) => {
      const read = readRoster(`${header.trim()}\n${wanted.map(() => 'x').join(separator)}`)
      return read.found === 'lines' ? Object.keys(read.lines[0]?.cells ?? {}).toSorted() : read
    }
    const header = Buffer.from(csv.base64, 'base64').toString()
    expect(columnsOf(header, locale === 'en' ? ',' : ';')).toEqual(wanted.toSorted())
    expect(columnsOf(sheet.text, '\t')).toEqual(wanted.toSorted())
  },
)
