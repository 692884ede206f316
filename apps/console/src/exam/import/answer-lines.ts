import type { Item } from '@invigil/items/all.ts'
import { inOrderOfText } from '@invigil/items/gap-places.ts'
import { type AcceptedNumber, acceptedWords } from '@invigil/items/numeric-key.ts'
import type { DecimalMark } from '@invigil/items/read-number.ts'

/** One line of what an item accepts; `isRight` is null where a line is neither right nor wrong. */
export interface AnswerLine {
  text: string
  isRight: boolean | null
  /** The share of the points in percent, where it is not all of them. */
  percent?: number
}

/** What can be chosen or is accepted, line by line, its numbers with the mark; empty for what a person marks. */
export function answerLines(item: Item, mark: DecimalMark = 'point'): AnswerLine[] {
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return item.options.map(({ text, isCorrect, percent }) => ({
        text,
        isRight: isCorrect,
        ...(percent === undefined || percent === 0 || percent === 100 ? {} : { percent }),
      }))
    case 'short-answer':
      return item.accepted.map(lineOfForm)
    case 'numeric':
      return item.accepted.map((one) => lineOfNumber(one, mark))
    case 'ordering':
      return item.entries.map(({ text }) => ({ text, isRight: null }))
    case 'matching':
      return matchingLines(item)
    case 'matrix':
      return item.rows.map(({ text, right }) => {
        const columns = item.columns.filter(({ id }) => right.includes(id)).map((column) => column.text)
        return { text: `${text} → ${columns.join(', ')}`, isRight: null }
      })
    case 'cloze':
      return inOrderOfText(item.text, item.gaps).flatMap((gap, at) => gapLines(gap, at + 1, mark))
    case 'hotspot':
      return item.regions.map(({ name, isRight }) => ({ text: name, isRight }))
    default:
      return []
  }
}

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>
type Form = Of<'short-answer'>['accepted'][number]

function lineOfForm(form: Form): AnswerLine {
  if (typeof form === 'string') return { text: `\`${form}\``, isRight: true }
  const { text, percent } = form
  return { text: `\`${text}\``, isRight: percent > 0, ...(percent === 100 ? {} : { percent }) }
}

function lineOfNumber({ percent, ...accepted }: AcceptedNumber, mark: DecimalMark): AnswerLine {
  return {
    text: acceptedWords(accepted, mark),
    isRight: percent > 0,
    ...(percent === 100 ? {} : { percent }),
  }
}

function matchingLines({ rows, options }: Of<'matching'>): AnswerLine[] {
  const used = new Set(rows.map(({ match }) => match))
  return [
    ...rows.map(({ text, match }) => ({
      text: `${text} → ${options.find(({ id }) => id === match)?.text ?? ''}`,
      isRight: null,
    })),
    ...options.filter(({ id }) => !used.has(id)).map(({ text }) => ({ text, isRight: false })),
  ]
}

function gapLines(gap: Of<'cloze'>['gaps'][number], number: number, mark: DecimalMark): AnswerLine[] {
  const named = ({ text, ...line }: AnswerLine) => ({ text: `${number}: ${text}`, ...line })
  switch (gap.ask) {
    case 'text':
      return gap.accepted.map(lineOfForm).map(named)
    case 'number':
      return gap.accepted.map((one) => lineOfNumber(one, mark)).map(named)
    case 'choice':
      return gap.options
        .map(({ text, percent }) => ({
          text,
          isRight: percent > 0,
          ...(percent === 100 || percent === 0 ? {} : { percent }),
        }))
        .map(named)
  }
}
