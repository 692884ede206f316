import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFile } from './all.ts'
import { gift } from './gift.ts'
import { categoryIn } from './moodle-parts.ts'
import { standards } from './testing-standards.ts'

const folder = new URL('gift-pegjs/', standards)

/** Another parser's reading of its own 27 files, in neutral words. */
const expected: Record<string, Record<string, unknown>[]> = existsSync(folder)
  ? JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
  : {}

describe.skipIf(!existsSync(folder))('the files of another parser (skipped where they are not)', () => {
  test.for(Object.entries(expected))('%s reads as that parser reads it', ([file, items]) => {
    const found = gift.read(sourceOf(readFileSync(new URL(file, folder), 'utf8')))
    const categories = found.categories.map((path) => ({ kind: 'category', path }))
    expect([...categories, ...found.items.map(inNeutralWords)]).toEqual(items.map(withoutLayout))
    expect(found.leftOut).toEqual([])
  })
})

test('a bad question names its line, and the others come in', () => {
  const read = readGiftText(
    'First?{T}\n\nSecond {=a ~b\n\nThird {no sign}\n\n::Fourth:: x {#many}\n\nLast?{F}',
  )
  expect(read.items.map(({ place }) => place.line)).toEqual([1, 9])
  expect(read.leftOut).toMatchObject([
    { place: { line: 3 }, code: 'brace-not-closed' },
    { place: { line: 5 }, code: 'answer-without-sign' },
    { place: { line: 7 }, code: 'not-a-number', detail: 'Fourth' },
  ])
})

test('LaTeX keeps its backslashes, and its formula becomes one of ours', () => {
  const read = readGiftText(
    'What is \\\\(\\\\frac\\{1\\}\\{2\\}\\\\)? {\\=0.5 =0.5 ~2}'.replace('{\\=0.5 ', '{'),
  )
  expect(read.items[0]?.item.text).toBe('What is $\\frac{1}{2}$?')
})

test('weights of their own come in with the options', () => {
  const read = readGiftText('Pick {~%50%a ~%50%b ~%-100%c}')
  expect(read.items[0]?.item).toMatchObject({
    kind: 'multiple-choice',
    scoring: 'weights',
    options: [{ percent: 50 }, { percent: 50 }, { percent: -100 }],
  })
  expect(read.warnings).toEqual([])
})

test('a range of numbers is its middle and what may lie around it', () => {
  const read = readGiftText('Pi? {#3.141..3.142}')
  expect(read.items[0]?.item).toMatchObject({
    kind: 'numeric',
    accepted: [{ value: '3.1415', tolerance: '0.0005', toleranceIn: 'units', percent: 100 }],
  })
})

test('a star in an answer stands for anything, and one after a backslash for a star', () => {
  const read = readGiftText('Animal? {=Fro* =%50%Toad}')
  expect(read.items[0]?.item).toMatchObject({
    accepted: [
      { text: 'Fro*', percent: 100, match: 'wildcards' },
      { text: 'Toad', percent: 50, match: 'text' },
    ],
  })
})

test('what belongs together keeps its sides, and an option without a left side belongs to nothing', () => {
  const read = readGiftText('Match {=cat -> chat =dog -> chien = -> cheval}')
  const item = read.items[0]?.item
  expect(item).toMatchObject({ kind: 'matching', rows: [{ text: 'cat' }, { text: 'dog' }] })
  expect(item?.kind === 'matching' && item.options.map(({ text }) => text)).toEqual([
    'chat',
    'chien',
    'cheval',
  ])
})

function readGiftText(text: string) {
  return readFile('a.gift', new TextEncoder().encode(text), 'gift')
}

function sourceOf(text: string) {
  return { fileName: 'a.gift', bytes: new Uint8Array(), text: text.replaceAll('\r\n', '\n') }
}

type Foreign = ReturnType<typeof gift.read>['items'][number]

const kinds: Partial<Record<Foreign['asked']['as'], string>> = {
  information: 'description',
  choice: 'multiple choice',
  'true-false': 'true or false',
  'short-answer': 'short answer',
  number: 'number',
  matching: 'matching',
  essay: 'essay',
}

function inNeutralWords(item: Foreign): Record<string, unknown> {
  return {
    kind: kinds[item.asked.as],
    title: item.name,
    stem: squeezed(item.text.text),
    format: item.text.markup,
    ...answersOf(item.asked),
    ...(item.foreignId === undefined ? {} : { id: item.foreignId, tags: item.tags }),
    ...(item.feedback === undefined ? {} : { general_feedback: squeezed(item.feedback.text) }),
  }
}

function answersOf(asked: Foreign['asked']): Record<string, unknown> {
  switch (asked.as) {
    case 'true-false':
      return { right: asked.isTrue }
    case 'choice':
      return {
        answers: asked.options.map(({ text, weight }) => [squeezed(text.text), weight]),
        choose_many: asked.takesMany,
      }
    case 'short-answer':
      return { answers: asked.answers.map(({ text, weight }) => [squeezed(text), weight]) }
    case 'number':
      return {
        accepts: asked.accepts.map((one) =>
          'number' in one
            ? { number: one.number, range: one.tolerance, weight: one.weight }
            : { numberLow: one.low, numberHigh: one.high, weight: one.weight },
        ),
      }
    case 'matching':
      return { pairs: asked.pairs.map(({ left, right }) => [squeezed(left.text), right.text]) }
    default:
      return {}
  }
}

/** Without where a gap stands, which our stems show; what a number leaves out is said. */
function withoutLayout({ gap_in_sentence: _gap, ...item }: Record<string, unknown>): Record<string, unknown> {
  if (typeof item.path === 'string') return { ...item, path: categoryIn(item.path) }
  if (!Array.isArray(item.accepts)) return item
  const accepts = item.accepts.map((one) => ({
    weight: 100,
    ...('number' in one ? { range: null } : {}),
    ...one,
  }))
  return { ...item, accepts }
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

test('what is said of answers stands with them, and of the whole with the item', () => {
  const read = readGiftText(
    'A{~a#Not a. =b#Yes\\: b. ~c####Because.}\n\nB{T#It is.#Well seen.}\n\nC{F#It is not.}\n\nD{=d#Fine. =%0%e#A letter on.####Words.}\n\nE{#=4:0.1#Right. =%0%5#One too many.}\n\nF{=1 -> a#No place. =2 -> b}',
  )
  expect(read.items.map(({ item }) => item)).toMatchObject([
    {
      feedback: 'Because.',
      options: [{ feedback: 'Not a.' }, { feedback: 'Yes: b.' }, { text: 'c' }],
    },
    { feedbackOnTrue: 'Well seen.', feedbackOnFalse: 'It is.' },
    { isTrue: false, feedbackOnTrue: 'It is not.' },
    {
      feedback: 'Words.',
      accepted: [
        { text: 'd', percent: 100, feedback: 'Fine.' },
        { text: 'e', percent: 0, feedback: 'A letter on.' },
      ],
    },
    { accepted: [{ feedback: 'Right.' }, { value: '5', percent: 0, feedback: 'One too many.' }] },
    { kind: 'matching' },
  ])
  expect(read.warnings.map(({ code, detail }) => `${code} ${detail}`)).toEqual(['feedback-dropped F'])
})

test('what a word processor makes of a file is read as it was meant', () => {
  const read = readFile(
    'a.gift',
    Buffer.from(
      'Capitals {=France \u2192 Paris =Italy \uf0e0 Rome}\v\vWhich? {~%33,333%a ~%66,667%b ~%-50%c}\u2028\u2028Pi? {#3,14:0,01}\n\nOne? {~=a ~b}',
    ),
  )
  expect(read.leftOut).toEqual([])
  expect(read.items.map(({ item }) => item)).toMatchObject([
    { kind: 'matching', rows: [{ text: 'France' }, { text: 'Italy' }] },
    { kind: 'multiple-choice', options: [{ percent: 33.333 }, { percent: 66.667 }, { percent: -50 }] },
    { kind: 'numeric', accepted: [{ value: '3.14', tolerance: '0.01' }] },
    { kind: 'single-choice', options: [{ text: 'a', isCorrect: true }, { text: 'b' }] },
  ])
})
