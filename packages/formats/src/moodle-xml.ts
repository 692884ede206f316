import { type ReadCloze, readCloze, readPlaces } from './moodle-cloze.ts'
import { type Combined, withCombined } from './moodle-feedback.ts'
import {
  attachmentsWithin,
  categoryIn,
  feedbackOf,
  isTrue,
  saidOf,
  textOf,
  weightOf,
  withPoint,
  writtenIn,
} from './moodle-parts.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { Asked, Format, Found, FoundOption, Source, Told } from './reading.ts'
import { truthIn } from './table/headers.ts'
import { childOf, childrenOf, readXml, rootNameOf, wordsWithin, type XmlElement } from './xml.ts'

/** Moodle XML (docs.moodle.org, "Moodle XML format"). */
export const moodleXml: Format = {
  name: 'moodle-xml',
  recognises: ({ text }) => rootNameOf(text.slice(0, 20_000)) === 'quiz',
  read: readMoodleXml,
}

function readMoodleXml({ text }: Source): Found {
  const found: Found = { items: [], categories: [], warnings: [], leftOut: [] }
  let category: string | null = null
  for (const question of childrenOf(readXml(text), 'question')) {
    const type = question.attributes.type ?? ''
    if (type === 'category') {
      category = categoryIn(textOf(childOf(question, 'category')))
      found.categories.push(category)
    } else found.items.push(foreignItem(question, type, category))
  }
  return found
}

function foreignItem(question: XmlElement, type: string, category: string | null): Found['items'][number] {
  const stem = childOf(question, 'questiontext')
  const written = writtenIn(stem, 'html')
  const gapped = gappedBy(question, type, written.text)
  const text = gapped && 'text' in gapped ? { ...written, text: gapped.text } : written
  const grade =
    type === 'cloze' && gapped && 'points' in gapped
      ? gapped.points
      : Number(wordsWithin(childOf(question, 'defaultgrade')).trim() || 1)
  const id = wordsWithin(childOf(question, 'idnumber')).trim()
  return {
    place: { line: question.line, element: `question[type=${type}]` },
    name: textOf(childOf(question, 'name')).trim() || null,
    text,
    points: Number.isFinite(grade) ? grade : 1,
    category,
    tags: childrenOf(childOf(question, 'tags'), 'tag').map(textOf),
    asked: gapped ? askedByGaps(gapped) : askedBy(question, type),
    ...(id === '' ? {} : { foreignId: id }),
    feedback: writtenIn(childOf(question, 'generalfeedback'), 'html'),
    notices: [...noticesOf(question), ...(gapped && 'told' in gapped ? gapped.told : [])],
    attachments: attachmentsWithin(question),
  }
}

/** Kinds of which the text itself holds the gaps. */
function gappedBy(question: XmlElement, type: string, text: string): ReadCloze | undefined {
  if (type === 'cloze' || type === 'multianswer') return readCloze(text)
  if (type !== 'gapselect' && type !== 'ddwtos') return undefined
  const choices = childrenOf(question, type === 'gapselect' ? 'selectoption' : 'dragbox').map((choice) => ({
    text: textOf(choice).trim(),
    group: wordsWithin(childOf(choice, 'group')).trim() || '1',
  }))
  return readPlaces(text, choices, !isTrue(childOf(question, 'shuffleanswers'), false))
}

function askedByGaps(gapped: ReadCloze): Asked {
  if ('asked' in gapped) return gapped.asked
  return gapped.code === 'kind-not-ours'
    ? { as: 'something-else', what: `gap ${gapped.detail}` }
    : { as: 'unusable', code: gapped.code }
}

function askedBy(question: XmlElement, type: string): Asked {
  const answers = childrenOf(question, 'answer')
  switch (type) {
    case 'description':
      return { as: 'information' }
    case 'truefalse': {
      const right = truthOf(answers.find((answer) => weightOf(answer) === 100))
      if (right === undefined) return { as: 'unusable', code: 'no-right-answer' }
      const said = (truth: boolean) => feedbackOf(answers.find((answer) => truthOf(answer) === truth))
      return {
        as: 'true-false',
        isTrue: right,
        feedbackOnTrue: said(true),
        feedbackOnFalse: said(false),
      }
    }
    case 'multichoice':
    case 'multichoiceset':
      return {
        as: 'choice',
        takesMany: type === 'multichoiceset' || !isTrue(childOf(question, 'single'), true),
        isAllOrNothing: type === 'multichoiceset',
        keepsOrder: !isTrue(childOf(question, 'shuffleanswers'), true),
        options: optionsOf(question, type).options,
      }
    case 'shortanswer':
      return {
        as: 'short-answer',
        answers: answers.map((answer) => ({
          ...{ text: textOf(answer).trim(), weight: weightOf(answer) },
          ...saidOf(answer),
        })),
        ignoresCase: wordsWithin(childOf(question, 'usecase')).trim() !== '1',
        hasWildcards: true,
      }
    case 'numerical':
      return numbersOf(question, answers)
    case 'ordering':
      return orderOf(question, answers)
    case 'matching':
    case 'ddmatch':
      return {
        as: 'matching',
        pairs: childrenOf(question, 'subquestion').map((pair) => ({
          left: writtenIn(pair, 'html'),
          right: writtenIn(childOf(pair, 'answer'), 'plain'),
        })),
      }
    case 'essay':
      return essayOf(question)
    default:
      return { as: 'something-else', what: type }
  }
}

/** Moodle writes `true` and `false` whatever its language; who writes by hand has words of their own. */
function truthOf(answer: XmlElement | undefined): boolean | undefined {
  return answer && truthIn(textOf(answer).trim())
}

/** The options with what is said of them, and what is said that has no place. */
function optionsOf(question: XmlElement, type: string): ReturnType<typeof withCombined> {
  const options = childrenOf(question, 'answer').map(
    (answer): FoundOption => ({
      text: writtenIn(answer, 'html'),
      weight: weightOf(answer),
      feedback: feedbackOf(answer),
    }),
  )
  const takesMany = type === 'multichoiceset' || !isTrue(childOf(question, 'single'), true)
  return withCombined(options, takesMany, combinedIn(question))
}

function combinedIn(question: XmlElement): Combined {
  return {
    right: writtenIn(childOf(question, 'correctfeedback'), 'html'),
    partly: writtenIn(childOf(question, 'partiallycorrectfeedback'), 'html'),
    wrong: writtenIn(childOf(question, 'incorrectfeedback'), 'html'),
  }
}

/** What is said of all other numbers, `*`, has none of ours to stand at. */
function numbersOf(question: XmlElement, answers: XmlElement[]): Asked {
  const accepts = answers.map((answer) => ({
    number: numberOf(answer),
    tolerance: Number(withPoint(wordsWithin(childOf(answer, 'tolerance'))) || 0),
    weight: weightOf(answer),
    ...saidOf(answer),
  }))
  const readable = accepts.filter(
    ({ number, tolerance }) => Number.isFinite(number) && Number.isFinite(tolerance),
  )
  return readable.length < accepts.filter(({ weight }) => weight > 0).length
    ? { as: 'something-else', what: 'numerical with a wildcard' }
    : { as: 'number', accepts: readable, units: unitsOf(question) }
}

function numberOf(answer: XmlElement): number {
  return Number(withPoint(textOf(answer)) || Number.NaN)
}

/** Moodle multiplies what is right by a unit's figure; ours multiplies what is typed. Where no unit is asked for there is none. */
function unitsOf(question: XmlElement): { name: string; factor: string }[] {
  if (wordsWithin(childOf(question, 'showunits')).trim() === '3') return []
  return childrenOf(childOf(question, 'units'), 'unit').map((unit) => {
    const multiplier = Number(wordsWithin(childOf(unit, 'multiplier')).trim() || 1)
    const factor = Number((1 / multiplier).toPrecision(15))
    return {
      name: wordsWithin(childOf(unit, 'unit_name')).trim().slice(0, 40),
      factor: Number.isFinite(factor) ? String(factor) : '1',
    }
  })
}

/** The answers lie in their right order; Moodle's ways to score by neighbours and runs become ours by pairs. */
function orderOf(question: XmlElement, answers: XmlElement[]): Asked {
  const way = wordsWithin(childOf(question, 'gradingtype')).trim().toUpperCase()
  const scorings = { ALL_OR_NOTHING: 'exact', ABSOLUTE_POSITION: 'by-position' } as const
  const known = Object.entries(scorings).find(([name]) => name === way || name.startsWith(`${way}_`))
  return {
    as: 'ordering',
    entries: answers.map((answer) => writtenIn(answer, 'html')),
    scoring: known?.[1] ?? 'by-pair',
  }
}

function essayOf(question: XmlElement): Asked {
  const format = wordsWithin(childOf(question, 'responseformat')).trim()
  const limit = (name: string) => Number(wordsWithin(childOf(question, name)).trim()) || null
  if (format === 'noinline') return { as: 'files', most: limit('attachments') ?? 1 }
  return { as: 'essay', minWords: limit('minwordlimit'), maxWords: limit('maxwordlimit') }
}

/** What a question has that ours has no place for. */
function noticesOf(question: XmlElement): Told[] {
  const rounded = childrenOf(question, 'answer').filter(
    (answer) => !allowedWeights.has(Math.abs(weightOf(answer))),
  )
  const attachments = Number(wordsWithin(childOf(question, 'attachments')).trim()) || 0
  return [
    ...droppedFeedback(question),
    ...(childrenOf(question, 'hint').length > 0 ? told('hints-dropped') : []),
    ...(attachments > 0 ? told('attachments-dropped', String(attachments)) : []),
    ...(textOf(childOf(question, 'responsetemplate')).trim() === '' ? [] : told('answer-template-dropped')),
    ...(textOf(childOf(question, 'graderinfo')).trim() === '' ? [] : told('marking-notes-dropped')),
    ...(wordsWithin(childOf(question, 'hidden')).trim() === '1' ? told('hidden-item') : []),
    ...relativeWay(question).flatMap((way) => told('scored-otherwise', way)),
    ...rounded.flatMap((answer) => told('unusual-weight', `${weightOf(answer)} %`)),
  ]
}

/** What is said of answers that are put in order or matched, or of every other number; the rest is kept where it can be. */
function droppedFeedback(question: XmlElement): Told[] {
  const type = question.attributes.type ?? ''
  if (type.startsWith('multichoice')) return optionsOf(question, type).told
  const isKept = ({ type: own }: { type: string }, answer: XmlElement) =>
    ['truefalse', 'shortanswer'].includes(own) || (own === 'numerical' && Number.isFinite(numberOf(answer)))
  const parts = childrenOf(question, 'answer')
    .filter((answer) => !isKept({ type }, answer))
    .map(feedbackOf)
  return parts.some(({ text }) => text !== '')
    ? told('feedback-dropped')
    : withCombined([], true, combinedIn(question)).told
}

function told(code: NoticeCode, detail = ''): Told[] {
  return [{ code, detail }]
}

/** How an order is scored by neighbours or runs, which ours does by pairs. */
function relativeWay(question: XmlElement): string[] {
  const way = wordsWithin(childOf(question, 'gradingtype')).trim()
  return /^(RELATIVE|LONGEST)/i.test(way) ? [way] : []
}

/** The weights Moodle offers; others are the file's mistake and are kept as they are. */
const allowedWeights = new Set([
  ...[100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5],
  ...[11.11111, 10, 5, 0],
])
