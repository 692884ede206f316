import { readNumber } from '@invigil/items/read-number.ts'
import type { NoticeCode } from '../notice-codes.ts'
import {
  type Asked,
  type ForeignItem,
  type Format,
  type Found,
  type Notice,
  type Source,
  type Told,
  UnreadableFile,
  type Written,
} from '../reading.ts'
import { columnNamed, kindNamed, letterAt, type TableColumn, type TableKind, truthIn } from './headers.ts'
import { filledDown, isOldExcel, oddCells, openTable, partedRows } from './open-table.ts'
import type { Row } from './read-rows.ts'

/** A table of questions, a row each, from a spreadsheet or as CSV; texts are written as in our editor. See docs/guide/formats.md. */
export const table: Format = {
  name: 'table',
  recognises: ({ bytes, text, archive }) =>
    archive
      ? archive.names.includes('xl/workbook.xml')
      : isOldExcel(bytes) || hasHead(partedRows(text.slice(0, 4_000), hasHead)),
  read: readTable,
}

function readTable(source: Source): Found {
  const opened = openTable(source, hasHead)
  const head = headOf(opened.rows)
  if (!head) throw new UnreadableFile('table-without-header', 'no header names the text of the questions')
  const below = opened.rows.slice(head.at + 1)
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [] }
  found.warnings.push(
    ...unreadColumns(head, opened.rows).map((detail): Notice => {
      return { place: { line: opened.rows[head.at]?.line ?? 1 }, code: 'column-not-read', detail }
    }),
    ...opened.others.map((detail): Notice => ({ place: {}, code: 'sheet-not-read', detail })),
  )
  const known = [...head.columns.values(), ...head.options.values()]
  const shared = sharedColumns.flatMap((column) => head.columns.get(column) ?? [])
  for (const row of below) {
    const { line, cells } = filledDown(opened, row, shared)
    const read = readRow(cellsOf(head, cells))
    const detail = (cells[head.columns.get('text') ?? 0] ?? '').slice(0, 60)
    if ('code' in read) found.leftOut.push({ place: { line }, code: read.code, detail })
    else {
      const notices = [...(read.notices ?? []), ...oddCells(opened, row, known)]
      found.items.push({ place: { line }, ...read, notices })
    }
  }
  found.categories.push(...new Set(found.items.flatMap(({ category }) => category ?? [])))
  return found
}

/** What people merge over the rows of several questions. */
const sharedColumns = ['kind', 'points', 'tags', 'difficulty', 'category'] as const

/** The headers that name no column of ours, or one that is there already, with something below them. */
function unreadColumns({ at, columns, options }: Head, rows: Row[]): string[] {
  const known = new Set([...columns.values(), ...options.values()])
  const below = rows.slice(at + 1)
  return (rows[at]?.cells ?? []).flatMap((cell, place) => {
    const isFilled = below.some(({ cells }) => (cells[place] ?? '').trim() !== '')
    return known.has(place) || !isFilled ? [] : [cell.trim().slice(0, 60) || `(${place + 1})`]
  })
}

type Head = { at: number; columns: Map<TableColumn, number>; options: Map<string, number> }

/** The header stands within the first rows, below a title perhaps. */
function headOf(rows: Row[]): Head | undefined {
  for (const [at, { cells }] of rows.slice(0, 5).entries()) {
    const head: Head = { at, columns: new Map(), options: new Map() }
    for (const [place, cell] of cells.entries()) {
      const column = columnNamed(cell)
      if (typeof column === 'object' && !head.options.has(column.option))
        head.options.set(column.option, place)
      else if (typeof column === 'string' && !head.columns.has(column)) head.columns.set(column, place)
    }
    if (head.columns.has('text') && (head.columns.has('correct') || head.columns.has('kind'))) return head
  }
  return undefined
}

function hasHead(rows: Row[]): boolean {
  return headOf(rows) !== undefined
}

/** The cells of one row by their columns. */
type Cells = { of: (column: TableColumn) => string; options: Option[] }
/** Options by their letters, without the empty ones. */
type Option = { letter: string; text: string }

function cellsOf(head: Head, cells: string[]): Cells {
  const at = (place = -1) => (cells[place] ?? '').normalize('NFC').trim()
  return {
    of: (column) => at(head.columns.get(column)),
    options: [...head.options]
      .map(([letter, place]) => ({ letter, text: at(place) }))
      .filter(({ text }) => text !== '')
      .toSorted((one, other) => (one.letter < other.letter ? -1 : 1)),
  }
}

function readRow(cells: Cells): Omit<ForeignItem, 'place'> | { code: NoticeCode } {
  const text = cells.of('text')
  if (text === '') return { code: 'item-not-finished' }
  const given = cells.of('kind')
  const kind = given === '' ? likelyKind(cells) : kindNamed(given)
  if (!kind) return { code: 'kind-not-ours' }
  const asked = askedOf(kind, cells)
  if ('code' in asked) return asked
  const notices: Told[] = []
  const feedback = cells.of('feedback')
  const points = figure(cells, 'points', 0, 1000, notices) ?? (kind === 'information' ? 0 : 1)
  const difficulty = figure(cells, 'difficulty', 1, 5, notices)
  return {
    name: cells.of('name') || null,
    text: written(text),
    points,
    category: cells.of('category') || null,
    tags: cells
      .of('tags')
      .split(/[,;|\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    ...(difficulty === undefined ? {} : { difficulty: Math.round(difficulty) }),
    asked,
    ...(feedback === '' ? {} : { feedback: written(feedback) }),
    notices,
  }
}

/** What a row without a kind most likely is. */
function likelyKind(cells: Cells): TableKind {
  const correct = cells.of('correct')
  const options = cells.options
  if (options.length > 0)
    return rightOptions(options, correct).length > 1 ? 'multiple-choice' : 'single-choice'
  if (correct === '') return 'essay'
  if (truthIn(correct) !== undefined && !/^[01]$/.test(correct)) return 'true-false'
  return numberIn(correct) ? 'numeric' : 'short-answer'
}

function askedOf(kind: TableKind, cells: Cells): Asked | { code: NoticeCode } {
  const correct = cells.of('correct')
  const options = cells.options
  switch (kind) {
    case 'information':
      return { as: 'information' }
    case 'essay':
      return { as: 'essay', minWords: null, maxWords: null }
    case 'true-false': {
      const isTrue = truthIn(correct)
      return isTrue === undefined ? { code: 'no-right-answer' } : { as: 'true-false', isTrue }
    }
    case 'short-answer': {
      const answers = correct
        .split('|')
        .map((one) => one.trim())
        .filter(Boolean)
      if (answers.length === 0) return { code: 'no-right-answer' }
      const weighted = answers.map((text) => ({ text, weight: 100 }))
      return { as: 'short-answer', answers: weighted, ignoresCase: true, hasWildcards: false }
    }
    case 'numeric': {
      const accepts = correct.split('|').map(numberIn)
      if (accepts.includes(undefined)) return { code: 'not-a-number' }
      return { as: 'number', accepts: accepts.flatMap((one) => (one ? [{ ...one, weight: 100 }] : [])) }
    }
    case 'ordering':
      if (options.length < 2) return { code: 'too-few-options' }
      return { as: 'ordering', entries: options.map(({ text }) => written(text)), scoring: 'by-pair' }
    case 'matching':
      return matchingOf(options)
    case 'single-choice':
    case 'multiple-choice':
      return choiceOf(kind === 'multiple-choice', options, correct)
  }
}

function choiceOf(takesMany: boolean, options: Option[], correct: string): Asked | { code: NoticeCode } {
  if (options.length < 2) return { code: 'too-few-options' }
  if (correct === '') return { code: 'no-right-option' }
  const right = rightOptions(options, correct)
  if (right.length === 0 || (!takesMany && right.length > 1)) return { code: 'answer-not-offered' }
  const weight = takesMany ? 100 / right.length : 100
  return {
    as: 'choice',
    takesMany,
    keepsOrder: false,
    options: options.map((option) => ({
      text: written(option.text),
      weight: right.includes(option) ? weight : takesMany ? -weight : 0,
    })),
  }
}

/** Named by letters (`B`, `A, C`) or numbers (`2`), or by the text of an option; none where one of several names is unknown. */
function rightOptions(options: Option[], correct: string): Option[] {
  const whole = options.filter(({ text }) => text === correct)
  if (whole.length > 0) return whole
  const letters = correct
    .toLowerCase()
    .split(/[\s,;|+&]+/)
    .filter(Boolean)
  const right = letters.map((letter) =>
    options.find((option) => option.letter === letter || option.letter === letterAt(letter)),
  )
  return right.includes(undefined) ? [] : [...new Set(right.flatMap((option) => option ?? []))]
}

/** Each option is a pair: `France -> Paris`; without a left side it belongs to nothing. */
function matchingOf(options: Option[]): Asked | { code: NoticeCode } {
  const pairs = options.map(({ text }) => text.split(/\s*(?:->|→|=>)\s*/))
  if (pairs.some((pair) => pair.length !== 2)) return { code: 'answer-without-sign' }
  return {
    as: 'matching',
    pairs: pairs.map(([left = '', right = '']) => ({ left: written(left), right: written(right) })),
  }
}

/** `3.14`, `3,14`, `1 234,5`, `3.14 ± 0.01` or `3.14:0.01`; one mark alone stands before decimals. */
function numberIn(cell: string): { number: number; tolerance: number | null } | undefined {
  const [value = '', tolerance = '', ...more] = cell
    .split(/\s*(?:±|\+-|\+\/-|:)\s*/)
    .map((one) => one.trim().replace('−', '-'))
  const [number, within] = [value, tolerance].map(figureIn)
  if (more.length > 0 || number === undefined || (tolerance !== '' && within === undefined)) return undefined
  return { number, tolerance: within === undefined ? null : Math.abs(within) }
}

function figureIn(text: string): number | undefined {
  const plain = text.replace(',', '.')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain)) return Number(plain)
  // Groups of three, as spreadsheets write them into texts.
  const grouped = /\d[\s.,'’]\d{3}(?!\d)/.test(text) ? readNumber(text, 'comma') : undefined
  return grouped && Number(`${grouped.digits}e${grouped.exponent}`)
}

function figure(
  cells: Cells,
  column: TableColumn,
  least: number,
  most: number,
  notices: Told[],
): number | undefined {
  const cell = cells.of(column)
  if (cell === '') return undefined
  const value = figureIn(cell) ?? Number.NaN
  if (value >= least && value <= most) return value
  notices.push({ code: 'cell-not-understood', detail: cell.slice(0, 60) })
  return undefined
}

function written(text: string): Written {
  return { text, markup: 'markdown' }
}
