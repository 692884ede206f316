import type { NoticeCode } from '../notice-codes.ts'
import {
  type Asked,
  type ForeignItem,
  type Format,
  type Found,
  type Source,
  type Told,
  UnreadableFile,
  type Written,
} from '../reading.ts'
import { readSheet } from '../xlsx/read-sheet.ts'
import { columnNamed, kindNamed, type TableColumn, type TableKind, truthIn } from './headers.ts'
import { type Row, readRows } from './read-rows.ts'

/** A table of questions, a row each, from a spreadsheet or as CSV; texts are written as in our editor. See docs/guide/formats.md. */
export const table: Format = {
  name: 'table',
  recognises: ({ bytes, text, archive }) =>
    archive
      ? archive.names.includes('xl/workbook.xml')
      : isOldExcel(bytes) || headOf(firstLines(text)) !== undefined,
  read: readTable,
}

function readTable(source: Source): Found {
  const rows = rowsOf(source)
  const head = headOf(rows)
  if (!head) throw new UnreadableFile('table-without-header', 'no header names the text of the questions')
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [] }
  for (const { line, cells } of rows.slice(head.at + 1)) {
    const read = readRow(cellsOf(head, cells))
    const detail = (cells[head.columns.get('text') ?? 0] ?? '').slice(0, 60)
    if ('code' in read) found.leftOut.push({ place: { line }, code: read.code, detail })
    else found.items.push({ place: { line }, ...read })
  }
  found.categories.push(...new Set(found.items.flatMap(({ category }) => category ?? [])))
  return found
}

function rowsOf({ bytes, text, archive }: Source): Row[] {
  if (!archive && !isOldExcel(bytes)) return readRows(text)
  return readSheet(bytes)
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

type Head = { at: number; columns: Map<TableColumn, number>; options: Map<string, number> }

/** The header stands within the first rows, below a title perhaps. */
function headOf(rows: Row[]): Head | undefined {
  for (const [at, { cells }] of rows.slice(0, 5).entries()) {
    const head: Head = { at, columns: new Map(), options: new Map() }
    for (const [place, cell] of cells.entries()) {
      const column = columnNamed(cell)
      if (typeof column === 'object') head.options.set(column.option, place)
      else if (column && !head.columns.has(column)) head.columns.set(column, place)
    }
    if (head.columns.has('text') && (head.columns.has('correct') || head.columns.has('kind'))) return head
  }
  return undefined
}

function firstLines(text: string): Row[] {
  return readRows(text.slice(0, 4_000)).slice(0, 5)
}

function isOldExcel(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
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

/** Named by letters (`B`, `A, C`), or by the text of an option; none where one of several names is unknown. */
function rightOptions(options: Option[], correct: string): Option[] {
  const whole = options.filter(({ text }) => text === correct)
  if (whole.length > 0) return whole
  const letters = correct
    .toLowerCase()
    .split(/[\s,;|+&]+/)
    .filter(Boolean)
  const right = letters.map((letter) => options.find((option) => option.letter === letter))
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

/** `3.14`, `3,14`, `3.14 ± 0.01` or `3.14:0.01`. */
function numberIn(cell: string): { number: number; tolerance: number | null } | undefined {
  const [value = '', tolerance = '', ...more] = cell
    .split(/\s*(?:±|\+-|\+\/-|:)\s*/)
    .map((one) => one.trim().replace(',', '.'))
  const isFigure = (text: string) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text)
  if (more.length > 0 || !isFigure(value) || (tolerance !== '' && !isFigure(tolerance))) return undefined
  return { number: Number(value), tolerance: tolerance === '' ? null : Math.abs(Number(tolerance)) }
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
  const value = Number(cell.replace(',', '.'))
  if (value >= least && value <= most) return value
  notices.push({ code: 'cell-not-understood', detail: cell.slice(0, 60) })
  return undefined
}

function written(text: string): Written {
  return { text, markup: 'markdown' }
}
