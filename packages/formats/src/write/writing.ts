import { type AcceptedForm, formOf, type Leniency } from '@invigil/items/accepted-form.ts'
import { type Item, problemsOf } from '@invigil/items/all.ts'
import type { ReadFile, ReadItem } from '../reading.ts'

/** The formats we write. */
export type WrittenFormat = 'json' | 'qti' | 'moodle-xml' | 'gift' | 'aiken'

/** What a format cannot hold of an item; the sentence is `transfer.losses.<code>` in the messages. */
export type LossCode =
  | 'kind'
  | 'images'
  | 'sounds'
  | 'parameters'
  | 'formulas'
  | 'scoring'
  | 'points'
  | 'tags'
  | 'difficulty'
  | 'limits'
  | 'leniency'
  | 'patterns'
  | 'units'
  | 'feedback'
  | 'names'
  | 'rubric'
  | 'order'
  | 'formatting'
  | 'unfinished'
  | 'code'

/** One item of a format: its text there, and what of ours is lost; without a text it is left out, and `losses` say why. */
export type WrittenItem = { text: string | undefined; losses: LossCode[] }

/** A whole file, and what is lost of each item by its place among them. */
export type WrittenFile = {
  bytes: Uint8Array
  items: { isLeftOut: boolean; losses: LossCode[] }[]
}

/** What is written: items with what stands around them, and the images their texts name. */
export type Content = { items: readonly ReadItem[]; files: readonly ReadFile[]; title: string }

/** One format. */
export type Writer = {
  name: WrittenFormat
  /** Of the file, without a dot. */
  extension: string
  mediaType: string
  write: (content: Content) => WrittenFile
}

/** What no foreign format has: values of each candidate's own, rubrics, kept places. Unfinished items stay at home. */
export function commonLosses(item: Item): LossCode[] {
  return [
    ...(item.parameters?.length ? (['parameters'] as const) : []),
    ...(item.rubric ? (['rubric'] as const) : []),
    ...('options' in item && item.options.some((option) => 'isPinned' in option && option.isPinned)
      ? (['order'] as const)
      : []),
  ]
}

/** An item that cannot be written, and why. */
export function leftOut(...losses: LossCode[]): WrittenItem {
  return { text: undefined, losses }
}

/** Writes items one by one; what is unfinished is left out, for no system could read it. */
export function writeEach(
  { items }: Content,
  write: (one: ReadItem) => WrittenItem,
): { texts: string[]; items: WrittenFile['items'] } {
  const written = items.map((one) => (problemsOf(one.item).length > 0 ? leftOut('unfinished') : write(one)))
  return {
    texts: written.flatMap(({ text }) => text ?? []),
    items: written.map(({ text, losses }) => ({
      isLeftOut: text === undefined,
      losses: [...new Set(losses)],
    })),
  }
}

/** Writes items one by one; above the first of each run of one category stands what `headOf` says of it. */
export function writeByCategory(
  content: Content,
  write: (one: ReadItem) => WrittenItem,
  headOf: (category: string) => string,
): ReturnType<typeof writeEach> {
  let category: string | null = null
  return writeEach(content, (one) => {
    const written = write(one)
    if (written.text === undefined || one.category === category) return written
    category = one.category
    return { ...written, text: `${headOf(category ?? '')}\n${written.text}` }
  })
}

type Form = ReturnType<typeof formOf>

/** The accepted forms that a format can hold; what it cannot hold of them is said. */
export function writableForms(
  { accepted, ...leniency }: Leniency & { accepted: AcceptedForm[] },
  matches: readonly Form['match'][],
  losses: LossCode[],
): Form[] {
  if (leniency.ignoresAccents || leniency.ignoresTones || leniency.ignoresSpaces) losses.push('leniency')
  const forms = accepted.map(formOf)
  const writable = forms.filter(({ match }) => matches.includes(match))
  // A star worth nothing is there for what is said of all other answers; no form is lost with it.
  const lost = forms.filter(
    ({ match, text, percent }) => !matches.includes(match) && (text.trim() !== '*' || percent > 0),
  )
  if (lost.length > 0) losses.push('patterns')
  return writable
}

/** A share in percent as other systems write it. */
export function figureOf(percent: number): string {
  return String(Number(percent.toFixed(5)))
}

/** What each option of a choice of many gives when it is chosen, in percent of the points, and whether that is our rule. */
export function sharesOf(item: Extract<Item, { kind: 'multiple-choice' }>): {
  percents: number[]
  isExact: boolean
} {
  const { options, scoring } = item
  if (scoring === 'weights') return { percents: options.map(({ percent = 0 }) => percent), isExact: true }
  const share = 100 / Math.max(1, options.filter(({ isCorrect }) => isCorrect).length)
  return {
    percents: options.map(({ isCorrect }) => (isCorrect ? share : scoring === 'each' ? 0 : -share)),
    isExact: scoring === 'right-minus-wrong',
  }
}

/** The tolerance in units, where it is given in percent of the value. */
export function spreadOf({
  value,
  tolerance,
  toleranceIn,
}: {
  value: string
  tolerance: string
  toleranceIn: string
}): string {
  if (toleranceIn === 'units') return tolerance || '0'
  return String(Number(((Math.abs(Number(value)) * Number(tolerance || '0')) / 100).toPrecision(15)))
}
