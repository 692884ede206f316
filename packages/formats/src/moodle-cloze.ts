import { Parser } from 'htmlparser2'
import type { NoticeCode } from './notice-codes.ts'
import type { AcceptedNumber, Asked, FoundGap, FoundOption, Told, Written } from './reading.ts'

type Cloze = Extract<Asked, { as: 'cloze' }>

/** A text with its gaps named `{{1}}`, `{{2}}`, and what is to be told. `code` says why it cannot be read. */
export type ReadCloze =
  | { text: string; asked: Cloze; points: number; told: Told[] }
  | { code: NoticeCode; detail: string }

const block = /\{(\d{0,3}):([A-Z_]{2,20}):((?:\\.|[^\\{}]|\{(?!\d{0,3}:[A-Z_])){0,4000})\}/gi

/** Far more than a text of ours can hold. */
const longest = 100_000

/**
 * Reads Moodle's embedded answers (docs.moodle.org, “Embedded Answers (Cloze) question type”): `{2:SHORTANSWER:=a~%50%b#said}`.
 * The points of the whole are the sum of the weights.
 */
export function readCloze(text: string): ReadCloze {
  if (text.length > longest) return { code: 'text-too-long', detail: text.slice(0, 60) }
  const found = [...text.matchAll(block)]
  const told: Told[] = []
  const gaps = found.map(([, weight, type = '', answers = ''], at) =>
    readGap(String(at + 1), weight ? Number(weight) : 1, type.toUpperCase(), answersIn(answers), told),
  )
  const wrong = gaps.find((gap) => 'code' in gap)
  if (wrong && 'code' in wrong) return wrong
  if (gaps.length === 0) return { code: 'no-gap', detail: '' }
  let number = 0
  return {
    text: text.replaceAll(block, () => {
      number += 1
      return `{{${number}}}`
    }),
    asked: { as: 'cloze', gaps: gaps.flatMap((gap) => ('code' in gap ? [] : gap)), isAllOrNothing: false },
    points: gaps.reduce((sum, gap) => sum + ('code' in gap ? 0 : gap.weight), 0),
    told,
  }
}

type Answer = { text: string; weight: number; feedback?: Written }

/** Reads one gap; what it says that has no place is told. */
function readGap(
  id: string,
  weight: number,
  type: string,
  answers: Answer[],
  told: Told[],
): FoundGap | { code: NoticeCode; detail: string } {
  if (/^(SHORTANSWER|SA|MW)(_?C)?$/.test(type))
    return {
      ...{ id, weight, ask: 'text' as const, ignoresCase: !type.endsWith('C'), hasWildcards: true },
      answers: answers.map((answer) => ({ ...answer, text: wordsOf(answer.text) })),
    }
  if (/^(NUMERICAL|NM)$/.test(type)) {
    const read = answers.map((answer) => ({ answer, accepted: numberIn(answer) }))
    const unread = read.find(({ answer, accepted }) => !accepted && answer.weight > 0)
    if (unread) return { code: 'not-a-number', detail: unread.answer.text.slice(0, 60) }
    // What is said of all other numbers, `*`, has none of ours to stand at.
    if (read.some(({ answer, accepted }) => !accepted && answer.feedback))
      told.push({ code: 'feedback-dropped', detail: `{{${id}}}` })
    return { id, weight, ask: 'number', accepts: read.flatMap(({ accepted }) => accepted ?? []) }
  }
  const isShuffled = /^(MULTICHOICE_V?H?S|MCV?H?S)$/.test(type)
  if (!isShuffled && !/^(MULTICHOICE|MULTICHOICE_[VH]|MC[VH]?)$/.test(type))
    return { code: 'kind-not-ours', detail: type }
  const options = answers.map(
    ({ text, ...answer }): FoundOption => ({
      text: { text, markup: 'html' },
      ...answer,
    }),
  )
  return { id, weight, ask: 'choice', options, keepsOrder: !isShuffled }
}

/** What stands between the tildes: `=right`, `%50%half right`, or wrong; what follows `#` is said to whoever answers so. */
function answersIn(body: string): Answer[] {
  return body
    .split(/(?<!\\)~/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, right, percent, text = ''] = /^\s*(?:(=)|%(-?\d+(?:[.,]\d+)?)%)?([\s\S]*)$/.exec(part) ?? []
      // The sign within a letter's number, as in `&#39;`, begins nothing.
      const [words = '', ...said] = text.split(/(?<!\\|&|&amp;)#/).map(unescaped)
      const feedback = said.join('#')
      return {
        ...{ text: words, weight: right ? 100 : Number((percent ?? '0').replace(',', '.')) },
        ...(feedback === '' ? {} : { feedback: { text: feedback, markup: 'html' as const } }),
      }
    })
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([}#~/"\\])/g, '$1').trim()
}

/** What a piece of HTML says, without its elements. */
function wordsOf(html: string): string {
  const words: string[] = []
  const parser = new Parser({ ontext: (text) => words.push(text) }, { decodeEntities: true })
  parser.end(html)
  return words.join('').replaceAll('\u00a0', ' ').trim()
}

function numberIn({ text, ...answer }: Answer): AcceptedNumber | undefined {
  const [value = '', tolerance = '0'] = text.split(':').map((one) => one.trim().replace(',', '.'))
  const isNumber = value !== '' && [value, tolerance].every((one) => Number.isFinite(Number(one)))
  return isNumber ? { number: Number(value), tolerance: Number(tolerance), ...answer } : undefined
}

/** A right choice or drag box, in its group, as `[[3]]` names the third. */
type NamedChoice = { text: string; group: string }

/** Reads a text with places such as `[[2]]`, into each of which one of a group of words belongs. */
export function readPlaces(text: string, choices: NamedChoice[], keepsOrder: boolean): ReadCloze {
  if (text.length > longest) return { code: 'text-too-long', detail: text.slice(0, 60) }
  const gaps: FoundGap[] = []
  const told: Told[] = []
  const named = text.replaceAll(/\[\[(\d{1,3})\]\]/g, (whole, number: string) => {
    const right = choices[Number(number) - 1]
    if (!right) {
      told.push({ code: 'place-without-choice', detail: whole })
      return whole
    }
    const options = choices
      .filter(({ group }) => group === right.group)
      .map((choice) => ({
        text: { text: choice.text, markup: 'html' as const },
        weight: choice === right ? 100 : 0,
      }))
    gaps.push({ id: String(gaps.length + 1), weight: 1, ask: 'choice', options, keepsOrder })
    return `{{${gaps.length}}}`
  })
  if (gaps.length === 0) return { code: 'no-gap', detail: '' }
  return { text: named, asked: { as: 'cloze', gaps, isAllOrNothing: false }, points: gaps.length, told }
}
