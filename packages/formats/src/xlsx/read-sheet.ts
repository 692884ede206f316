import { UnreadableFile } from '../reading.ts'
import { childOf, childrenOf, readXml, wordsWithin, type XmlElement } from '../xml.ts'
import { type Archive, isZip, openZip } from '../zip/open-zip.ts'
import { dateFormats, writtenDate } from './dates.ts'

const mostRows = 20_000
const mostColumns = 100
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The cells of the first sheet of an Excel workbook (ECMA-376), row by row, as a person reads them: numbers with a point, days
 * as `2040-03-06 09:30`. Formulas are not worked out: what the file says they came to is taken. Throws an UnreadableFile.
 */
export function readSheet(bytes: Uint8Array): string[][] {
  return openSheet(bytes).rows
}

/** A cell by its places, both counted from zero, whose value may be another than its author meant. */
export type OddCell = { row: number; column: number; is: 'date' | 'error' }

/** A sheet with all that its cells alone do not tell. */
export type Sheet = {
  rows: string[][]
  odd: OddCell[]
  /** Cells of one column that are merged: what the first says holds for all. */
  merged: { column: number; from: number; to: number }[]
  /** The names of the other sheets that are shown and not empty. */
  others: string[]
}

/** The first sheet of a workbook as `readSheet` reads it, with what a person should look at. Throws an UnreadableFile. */
export function openSheet(bytes: Uint8Array): Sheet {
  // Workbooks with a password are wrapped in the container of the old format.
  if (oldExcel.every((byte, at) => bytes[at] === byte))
    throw new UnreadableFile('xlsx-old-or-locked', 'an OLE file')
  if (!isZip(bytes)) throw new UnreadableFile('xlsx-not-a-workbook', 'no ZIP archive')
  const archive = openZip(bytes)
  const workbook = partOf(archive, 'xl/workbook.xml')
  if (!workbook) throw new UnreadableFile('xlsx-not-a-workbook', 'no xl/workbook.xml')
  const [first, ...others] = sheetsOf(archive, workbook)
  const sheet = partOf(archive, first?.part ?? 'xl/worksheets/sheet1.xml')
  if (!sheet) throw new UnreadableFile('xlsx-not-a-workbook', 'the first sheet is not there')
  const properties = childOf(workbook, 'workbookPr')?.attributes ?? {}
  const book = {
    strings: childrenOf(partOf(archive, 'xl/sharedStrings.xml'), 'si').map(textOf),
    isDate: dateFormats(partOf(archive, 'xl/styles.xml')),
    from1904: ['1', 'true'].includes(properties.date1904 ?? ''),
  }
  const odd: OddCell[] = []
  return {
    rows: rowsOf(sheet, book, odd),
    odd,
    merged: mergedIn(sheet),
    others: others.filter(({ part }) => isFilled(partOf(archive, part))).map(({ name }) => name),
  }
}

interface Book {
  strings: string[]
  /** Whether cells of a style, by its number, are days or times. */
  isDate: (style: number) => boolean
  from1904: boolean
}

function rowsOf(sheet: XmlElement, book: Book, odd: OddCell[]): string[][] {
  const rows: string[][] = []
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const at = Number(row.attributes.r ?? rows.length + 1) - 1
    if (!Number.isInteger(at) || at < rows.length || at >= mostRows) {
      throw new UnreadableFile('xlsx-too-large', `row ${at + 1} of at most ${mostRows}`, { line: row.line })
    }
    // Rows without anything are left out of the file, and a person counts them all the same.
    while (rows.length < at) rows.push([])
    const read = cellsOf(row, book)
    odd.push(...read.odd.map((one) => ({ ...one, row: at })))
    rows.push(read.cells)
  }
  return rows
}

function cellsOf(row: XmlElement, book: Book): { cells: string[]; odd: Omit<OddCell, 'row'>[] } {
  const cells: string[] = []
  const odd: Omit<OddCell, 'row'>[] = []
  for (const cell of childrenOf(row, 'c')) {
    const at = cell.attributes.r ? columnOf(cell.attributes.r) : cells.length
    // What stands far to the right is no roster, and nobody would see it.
    if (at < cells.length || at >= mostColumns) continue
    while (cells.length < at) cells.push('')
    const is = oddityOf(cell, book)
    if (is) odd.push({ column: at, is })
    cells.push(valueIn(cell, book))
  }
  return { cells, odd }
}

/** A day that may have been a fraction, an error, or a formula that no program has worked out yet. */
function oddityOf(cell: XmlElement, { isDate }: Book): OddCell['is'] | undefined {
  const { t: kind = 'n', s: style = '0' } = cell.attributes
  const hasValue = wordsWithin(childOf(cell, 'v')) !== ''
  if (kind === 'e' || (childOf(cell, 'f') && !hasValue)) return 'error'
  return kind === 'n' && hasValue && isDate(Number(style)) ? 'date' : undefined
}

/** Areas of one cell's width count as well as broader ones: what stands in their first column. */
function mergedIn(sheet: XmlElement): Sheet['merged'] {
  return childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attributes }) => {
    const [first = '', last = ''] = (attributes.ref ?? '').split(':')
    const rowOf = (reference: string) => Number(/\d{1,7}$/.exec(reference)?.[0] ?? 0) - 1
    const [from, to] = [rowOf(first), Math.min(mostRows, rowOf(last))]
    return from >= 0 && to > from ? [{ column: columnOf(first), from, to }] : []
  })
}

function isFilled(sheet: XmlElement | undefined): boolean {
  return childrenOf(childOf(sheet, 'sheetData'), 'row').some((row) =>
    childrenOf(row, 'c').some((cell) => childrenOf(cell).length > 0),
  )
}

function valueIn(cell: XmlElement, { strings, isDate, from1904 }: Book): string {
  const { t: kind = 'n', s: style = '0' } = cell.attributes
  const value = wordsWithin(childOf(cell, 'v'))
  switch (kind) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr':
      return textOf(childOf(cell, 'is'))
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return value !== '' && isDate(Number(style)) ? writtenDate(Number(value), from1904) : plainNumber(value)
    default:
      return value
  }
}

/** Excel writes 0.1 as 0.10000000000000001; fifteen digits are what it keeps. */
function plainNumber(value: string): string {
  const number = Number(value)
  return value === '' || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)))
}

/** Without what is written above characters to say how they are read. */
function textOf(element: XmlElement | undefined): string {
  return childrenOf(element)
    .filter(({ name }) => name === 't' || name === 'r')
    .map((part) => (part.name === 't' ? wordsWithin(part) : wordsWithin(childOf(part, 't'))))
    .join('')
}

/** The sheets that are shown, or where none is the first, with where they lie. */
function sheetsOf(archive: Archive, workbook: XmlElement): { name: string; part: string }[] {
  const sheets = childrenOf(childOf(workbook, 'sheets'), 'sheet')
  const shown = sheets.filter(({ attributes }) => (attributes.state ?? 'visible') === 'visible')
  const relations = childrenOf(partOf(archive, 'xl/_rels/workbook.xml.rels'), 'Relationship')
  return (shown.length > 0 ? shown : sheets.slice(0, 1)).map(({ attributes: { id, name = '' } }) => {
    const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target
    if (!target) return { name, part: 'xl/worksheets/sheet1.xml' }
    return { name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
  })
}

/** `C7` is the third column: 2. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(reference) ?? []
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function partOf(archive: Archive, name: string): XmlElement | undefined {
  const bytes = archive.bytesOf(name)
  return bytes && readXml(new TextDecoder().decode(bytes), name)
}
