import type { Locale } from '@invigil/contract/ids.ts'
import writeExcelFile from 'write-excel-file/node'
import type { RosterColumn } from './read-roster.ts'

type TemplateColumn = Exclude<RosterColumn, 'given-name' | 'family-name'>

const columns: readonly TemplateColumn[] = [
  ...(['email', 'name', 'external-id', 'group', 'room', 'extra-minutes'] as const),
  ...(['time-factor', 'break-minutes', 'start', 'language'] as const),
]

/** The headers as `readRoster` understands them. */
const headers: Record<Locale, Record<TemplateColumn, string>> = {
  en: {
    email: 'E-mail',
    name: 'Name',
    'external-id': 'Number',
    group: 'Group',
    room: 'Room',
    'extra-minutes': 'Extra minutes',
    'time-factor': 'Time factor',
    'break-minutes': 'Break minutes',
    start: 'Start',
    language: 'Language',
  },
  fr: {
    email: 'Courriel',
    name: 'Nom et prénom',
    'external-id': 'Numéro',
    group: 'Groupe',
    room: 'Salle',
    'extra-minutes': 'Minutes supplémentaires',
    'time-factor': 'Coefficient de temps',
    'break-minutes': 'Minutes de pause',
    start: 'Début',
    language: 'Langue',
  },
  vi: {
    email: 'Thư điện tử',
    name: 'Họ và tên',
    'external-id': 'Số báo danh',
    group: 'Nhóm',
    room: 'Phòng thi',
    'extra-minutes': 'Số phút thêm',
    'time-factor': 'Hệ số thời gian',
    'break-minutes': 'Số phút nghỉ',
    start: 'Bắt đầu',
    language: 'Ngôn ngữ',
  },
}

/** A roster with nothing but its line of headers. The mark at its beginning tells Excel that it is UTF-8. */
export async function rosterTemplate(locale: Locale, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const names = columns.map((column) => headers[locale][column])
  if (format === 'csv') return Buffer.from(`\uFEFF${names.join(locale === 'en' ? ',' : ';')}\r\n`)
  const row = names.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  return await writeExcelFile([row], { columns: names.map(() => ({ width: 22 })) }).toBuffer()
}
