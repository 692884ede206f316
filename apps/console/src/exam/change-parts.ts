import type { Item } from '@invigil/items/all.ts'
import type { Gap } from '@invigil/items/cloze.ts'
import { gapsIn } from '@invigil/items/gap-places.ts'
import { freeOptionId } from './change-content.ts'

type Matching = Extract<Item, { kind: 'matching' }>
type Cloze = Extract<Item, { kind: 'cloze' }>
type Matrix = Extract<Item, { kind: 'matrix' }>

/** The item with the words of a row's counterpart changed. Rows with the same words share one option; others keep theirs. */
export function withCounterpart(item: Matching, at: number, text: string): Matching {
  const row = item.rows[at]
  if (!row) return item
  const others = item.rows.filter((_, index) => index !== at).map(({ match }) => match)
  const same = item.options.find((option) => others.includes(option.id) && isSame(option.text, text))
  if (same) return tidied({ ...item, rows: item.rows.with(at, { ...row, match: same.id }) }, row.match)
  const isOwn = !others.includes(row.match) && item.options.some(({ id }) => id === row.match)
  if (isOwn) {
    const options = item.options.map((option) => (option.id === row.match ? { ...option, text } : option))
    return { ...item, options }
  }
  const match = crypto.randomUUID()
  const options = [...item.options, { id: match, text }]
  return { ...item, options, rows: item.rows.with(at, { ...row, match }) }
}

/** The item with one more row, which has an empty counterpart of its own. */
export function withMatchingRow(item: Matching): Matching {
  const match = crypto.randomUUID()
  const id = freeOptionId(item.rows.map((row) => row.id))
  return {
    ...item,
    rows: [...item.rows, { id, text: '', match }],
    options: [...item.options, { id: match, text: '' }],
  }
}

/** The item without a row and without its counterpart, if that belongs to no other row. */
export function withoutMatchingRow(item: Matching, at: number): Matching {
  return tidied({ ...item, rows: item.rows.toSpliced(at, 1) }, item.rows[at]?.match ?? '')
}

/** The options that belong to no row. */
export function distractorsOf({ rows, options }: Matching): Matching['options'] {
  return options.filter(({ id }) => rows.every(({ match }) => match !== id))
}

function tidied(item: Matching, option: string): Matching {
  const isUsed = item.rows.some(({ match }) => match === option)
  return isUsed ? item : { ...item, options: item.options.filter(({ id }) => id !== option) }
}

function isSame(one: string, other: string): boolean {
  return other.trim() !== '' && one.normalize('NFC').trim() === other.normalize('NFC').trim()
}

/** The matrix with a column marked as right in a row, or not; where a row takes one column the mark moves. */
export function withRight(item: Matrix, at: number, columns: string[]): Matrix {
  const row = item.rows[at]
  if (!row) return item
  const right = item.columns.map(({ id }) => id).filter((id) => columns.includes(id))
  return { ...item, rows: item.rows.with(at, { ...row, right }) }
}

/** The matrix without a column, and without the marks in it. */
export function withoutColumn(item: Matrix, id: string): Matrix {
  return {
    ...item,
    columns: item.columns.filter((column) => column.id !== id),
    rows: item.rows.map((row) => ({ ...row, right: row.right.filter((one) => one !== id) })),
  }
}

/** The places in a text for which there is no gap yet. */
export function placesWithoutGap({ text, gaps }: Cloze): string[] {
  return [...new Set(gapsIn(text))].filter((place) => gaps.every(({ id }) => id !== place))
}

/** The text with one more gap: for a place that stands there already, or for a new one at its end. */
export function withGap(item: Cloze, place?: string): Cloze {
  const taken = [...item.gaps.map(({ id }) => id), ...gapsIn(item.text)]
  const id =
    place ?? String(Array.from({ length: 200 }, (_, at) => at + 1).find((at) => !taken.includes(`${at}`)))
  const text = place === undefined ? `${item.text.trimEnd()} {{${id}}}`.trimStart() : item.text
  return { ...item, text, gaps: [...item.gaps, newGap(id, 'text', 1)] }
}

/** The text without a gap, and without its place. */
export function withoutGap(item: Cloze, gap: string): Cloze {
  const text = item.text.replaceAll(`{{${gap}}}`, '')
  return { ...item, text, gaps: item.gaps.filter(({ id }) => id !== gap) }
}

/** An empty gap that asks in one of three ways. */
export function newGap(id: string, ask: Gap['ask'], weight: number): Gap {
  switch (ask) {
    case 'text':
      return { ask, id, weight, accepted: [''], ignoresCase: true, ignoresAccents: false }
    case 'number':
      return {
        ask,
        id,
        weight,
        accepted: [{ value: '', tolerance: '0', toleranceIn: 'units', percent: 100 }],
      }
    case 'choice': {
      const options = ['a', 'b'].map((name, at) => ({ id: name, text: '', percent: at === 0 ? 100 : 0 }))
      return { ask, id, weight, options, keepsOrder: false }
    }
  }
}
