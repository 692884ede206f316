import { CsvError, parse } from 'csv-parse/sync'

/** What a column of a roster can be; any other column is passed over. */
export const rosterColumns = [
  'email',
  'name',
  'given-name',
  'family-name',
  'external-id',
  'extra-minutes',
  'group',
  'room',
  'time-factor',
  'break-minutes',
  'start',
  'language',
] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** The cells of one line by what they are, trimmed; `line` counts from 1 in the text as it was pasted. */
export interface RosterCells {
  line: number
  cells: Partial<Record<RosterColumn, string>>
}

export type ReadRoster =
  | { found: 'lines'; lines: RosterCells[] }
  /** Nothing can be read from this line on: a quote is never closed, say. */
  | { found: 'nothing-readable'; line: number; code: 'quote-not-closed' | 'email-column-missing' | 'empty' }

/**
 * Reads a roster: CSV with commas or semicolons, or cells pasted from a spreadsheet; with a line of headers in English,
 * French or Vietnamese, or without. Without headers the column with the e-mails is found, and the others are taken to be
 * name, number and extra minutes in this order.
 */
export function readRoster(text: string): ReadRoster {
  const records = readRecords(text)
  if (!Array.isArray(records)) return records
  const [first] = records
  if (!first) return { found: 'nothing-readable', line: 1, code: 'empty' }
  const headers = readHeaders(first.cells)
  const columns = headers ?? guessColumns(records.map(({ cells }) => cells))
  if (!columns.includes('email')) {
    return { found: 'nothing-readable', line: first.line, code: 'email-column-missing' }
  }
  const body = headers ? records.slice(1) : records
  return {
    found: 'lines',
    lines: body.map(({ line, cells }) => ({ line, cells: nameCells(columns, cells) })),
  }
}

interface RawRecord {
  line: number
  cells: string[]
}

function readRecords(text: string): RawRecord[] | Extract<ReadRoster, { found: 'nothing-readable' }> {
  const clean = text.replace(/^\uFEFF/, '')
  try {
    const records = parse(clean, {
      delimiter: delimiterOf(clean),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // With `info` each record comes with its place, which the parser's types do not know.
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records
      .map(({ record, info }) => ({ line: firstLineOf(record, info.lines), cells: record.map(trimCell) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { found: 'nothing-readable', line: Number(error.lines ?? 1), code: 'quote-not-closed' }
  }
}

/** A cell may hold line breaks; the parser counts to the record's last line. */
function firstLineOf(record: string[], lastLine: number): number {
  return lastLine - record.join('').split('\n').length + 1
}

function trimCell(cell: string): string {
  return cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** What separates the cells of the first line that has any; a spreadsheet in French or Vietnamese writes semicolons. */
function delimiterOf(text: string): string {
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? ''
  const outside = line.replaceAll(/"[^"]*"/g, '')
  if (outside.includes('\t')) return '\t'
  return outside.split(';').length > outside.split(',').length ? ';' : ','
}

const headerWords: Record<RosterColumn, readonly string[]> = {
  email:
    `email e mail mail emailaddress mailaddress courriel adressecourriel adresseemail adressemail adresseelectronique
    mel thudientu diachiemail diachithu diachithudientu hopthu`.split(/\s+/),
  name: `name fullname displayname candidate candidatename student studentname nom nomcomplet nometprenom nomprenom
    prenometnom prenomnom candidat etudiant eleve hoten hovaten hovatenthisinh hotensinhvien hotenthisinh tendaydu thisinh
    sinhvien hocsinh`.split(/\s+/),
  'given-name': 'firstname givenname forename prenom prenoms ten tengoi'.split(' '),
  'family-name': 'lastname surname familyname nomdefamille nomdusage ho hodem hovatendem hovadem'.split(' '),
  'external-id':
    `id number externalid studentid studentnumber candidateid candidatenumber matricule numero numeroetudiant
    numerodetudiant numerodecandidat numerocandidat identifiant ine mssv masv mahv masinhvien mahocsinh maso mathisinh
    sobaodanh sbd`.split(/\s+/),
  'extra-minutes': `extraminutes extratime extra additionalminutes additionaltime minutessupplementaires
    tempssupplementaire minutesenplus tempsmajore majoration phutthem sophutthem themphut thoigianthem thoigiancongthem
    congthem`.split(/\s+/),
  group: 'group class classe groupe section nhom lop to lophoc'.split(' '),
  room: 'room hall salle local phong phongthi'.split(' '),
  'time-factor':
    `timefactor factor timemultiplier multiplier coefficient coefficientdetemps facteurdetemps facteur heso
    hesothoigian`.split(/\s+/),
  'break-minutes':
    `breakminutes breaks break minutesdepause pause pauses tempsdepause phutnghi sophutnghi nghigiaolao
    giailao thoigiannghi`.split(/\s+/),
  start:
    `start starts startat starttime begins debut heurededebut commence batdau giobatdau thoigianbatdau`.split(
      /\s+/,
    ),
  language: 'language locale lang langue ngonngu'.split(' '),
}

type Columns = (RosterColumn | undefined)[]

/** The columns by their headers; undefined when the line is none of headers. */
function readHeaders(cells: string[]): Columns | undefined {
  if (cells.some((cell) => cell.includes('@'))) return undefined
  const columns = cells.map(columnNamed)
  if (!columns.some((column) => column !== undefined)) return undefined
  // In French "nom" alone is the whole name, but beside "prénom" it is the family's.
  return columns.includes('given-name') && !columns.includes('family-name')
    ? columns.map((column) => (column === 'name' ? 'family-name' : column))
    : columns
}

function columnNamed(header: string): RosterColumn | undefined {
  const word = header
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z]/g, '')
  return rosterColumns.find((column) => headerWords[column].includes(word))
}

function guessColumns(records: string[][]): Columns {
  const width = Math.max(...records.map((cells) => cells.length))
  const emails = Array.from(
    { length: width },
    (_, at) => records.filter((cells) => cells[at]?.includes('@')).length,
  )
  const most = Math.max(...emails)
  if (most === 0) return []
  const others: RosterColumn[] = ['name', 'external-id', 'extra-minutes']
  return emails.map((count, at) => (count === most && emails.indexOf(most) === at ? 'email' : others.shift()))
}

/** Two columns of a name are put together as its language does: the family first where a header says so first. */
function nameCells(columns: Columns, cells: string[]): RosterCells['cells'] {
  const named: RosterCells['cells'] = {}
  for (const [at, column] of columns.entries())
    if (column && named[column] === undefined) named[column] = cells[at] ?? ''
  const parts = columns.flatMap((column) =>
    column === 'given-name' || column === 'family-name' ? [named[column]] : [],
  )
  return parts.length > 0 ? { ...named, name: named.name || parts.filter(Boolean).join(' ') } : named
}
