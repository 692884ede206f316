import { type AcceptedForm, formOf } from '@invigil/items/accepted-form.ts'
import type { Item, PaperItem } from '@invigil/items/all.ts'
import { inOrderOfText } from '@invigil/items/gap-places.ts'
import { type AcceptedNumber, acceptedWords, figureWords } from '@invigil/items/numeric-key.ts'
import type { DecimalMark } from '@invigil/items/read-number.ts'

/** What the key of one printed question says: the letters and numbers of this very paper, accepted texts, or that a person marks it. */
export type KeyEntry =
  | { is: 'said'; text: string }
  | { is: 'statement'; isTrue: boolean }
  | { is: 'accepted'; texts: string[] }
  | { is: 'by-hand' }

/** The name of an option by its place on paper: A, B … Z, AA … */
export function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${letterOf(Math.floor(at / 26) - 1)}${letter}`
}

/** The right answers of an item as they stand on a paper, numbers with the mark of its reader; the paper's order may be another than the author's. */
export function printedKey(item: Item, seen: PaperItem, mark: DecimalMark = 'point'): KeyEntry[] {
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const right = item.options.filter(({ isCorrect, percent }) =>
        percent === undefined ? isCorrect : percent > 0,
      )
      return [
        said(
          lettersIn(
            seen,
            right.map(({ id }) => id),
          ).join(', '),
        ),
      ]
    }
    case 'true-false':
      return [{ is: 'statement', isTrue: item.isTrue }]
    case 'short-answer':
      return [{ is: 'accepted', texts: item.accepted.filter(isWorth).map((form) => formWords(form, mark)) }]
    case 'numeric':
      return [{ is: 'accepted', texts: numericWords(item, mark) }]
    case 'ordering': {
      const shown = seen.kind === 'ordering' ? seen.entries : []
      return [said(shown.map(({ id }) => item.entries.findIndex((entry) => entry.id === id) + 1).join(', '))]
    }
    case 'matching': {
      const [rows, options] = seen.kind === 'matching' ? [seen.rows, seen.options] : [[], []]
      const matchOf = new Map(item.rows.map(({ id, match }) => [id, match]))
      const letters = rows.map(({ id }) => options.findIndex((option) => option.id === matchOf.get(id)))
      return [said(letters.map((at, row) => `${row + 1} → ${letterOf(at)}`).join(', '))]
    }
    case 'matrix':
      return [said(matrixWords(item, seen))]
    case 'cloze':
      return [
        {
          is: 'accepted',
          texts: inOrderOfText(item.text, item.gaps).map(
            (gap, at) => `${at + 1}: ${gapWords(gap, seen, mark)}`,
          ),
        },
      ]
    case 'hotspot':
      return [said(item.regions.flatMap(({ isRight, name }) => (isRight ? name || '✓' : [])).join(', '))]
    case 'essay':
    case 'code':
    case 'file':
    case 'drawing':
      return [{ is: 'by-hand' }]
    case 'information':
      return []
  }
}

function said(text: string): KeyEntry {
  return { is: 'said', text: text || '–' }
}

function lettersIn(seen: PaperItem, rightIds: readonly string[]): string[] {
  const shown = 'options' in seen ? seen.options : []
  return shown.flatMap(({ id }, at) => (rightIds.includes(id) ? letterOf(at) : []))
}

function gapWords(
  gap: Extract<Item, { kind: 'cloze' }>['gaps'][number],
  seen: PaperItem,
  mark: DecimalMark,
): string {
  switch (gap.ask) {
    case 'text':
      return gap.accepted
        .filter(isWorth)
        .map((form) => formWords(form, mark))
        .join(' / ')
    case 'number':
      return gap.accepted
        .filter(isWorth)
        .map((one) => numberWords(one, mark))
        .join(' / ')
    case 'choice': {
      const shown = seen.kind === 'cloze' ? (seen.gaps.find(({ id }) => id === gap.id)?.options ?? []) : []
      const right = gap.options.filter(({ percent }) => percent > 0).map(({ id }) => id)
      return shown.flatMap(({ id }, place) => (right.includes(id) ? letterOf(place) : [])).join(' / ')
    }
  }
}

/** What is worth nothing is there for what is said of it. */
function isWorth(accepted: string | { percent: number }): boolean {
  return typeof accepted === 'string' || accepted.percent > 0
}

function matrixWords(item: Extract<Item, { kind: 'matrix' }>, seen: PaperItem): string {
  const [rows, columns] = seen.kind === 'matrix' ? [seen.rows, seen.columns] : [[], []]
  const rightOf = new Map(item.rows.map(({ id, right }) => [id, right]))
  const named = rows.map(({ id }, row) => {
    const right = columns.flatMap((column, at) => (rightOf.get(id)?.includes(column.id) ? letterOf(at) : []))
    return `${row + 1} → ${right.join(' ') || '–'}`
  })
  return named.join(', ')
}

function numericWords(item: Extract<Item, { kind: 'numeric' }>, mark: DecimalMark): string[] {
  const units = item.units.filter(({ factor }) => factor !== null).map(({ name }) => name)
  const unit = units.length > 0 ? ` ${units.join(' / ')}` : ''
  return item.accepted.filter(isWorth).map((one) => `${numberWords(one, mark)}${unit}`)
}

function formWords(form: AcceptedForm, mark: DecimalMark): string {
  const { text, percent } = formOf(form)
  return withShare(text, percent, mark)
}

function numberWords(accepted: AcceptedNumber, mark: DecimalMark): string {
  return withShare(acceptedWords(accepted, mark), accepted.percent, mark)
}

function withShare(text: string, percent: number, mark: DecimalMark): string {
  return percent === 100 ? text : `${text} (${figureWords(String(percent), mark)} %)`
}
