import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AcceptedForm, formProblems, type Leniency, percentOfForm } from './accepted-form.ts'

const strict = { ignoresCase: false, ignoresAccents: false }
const lenient = { ignoresCase: true, ignoresAccents: false }
const wild = (text: string, percent = 100): AcceptedForm => ({ text, percent, match: 'wildcards' })
const pattern = (text: string, percent = 100): AcceptedForm => ({ text, percent, match: 'pattern' })
const percent = (form: AcceptedForm, text: string, leniency: Leniency = lenient) =>
  percentOfForm([form], text, leniency)

test('a star stands for anything, nothing included', () => {
  expect(percent(wild('*photosynth*'), 'It is Photosynthesis')).toBe(100)
  expect(percent(wild('New * York'), 'new, old York')).toBe(0)
  expect(percent(wild('a*b*c'), 'abc')).toBe(100)
  expect(percent(wild('a*b'), 'ab c')).toBe(0)
  expect(percent(wild('ab*ba'), 'aba')).toBe(0)
  expect(percent(wild('2 \\* 3'), '2 * 3')).toBe(100)
  expect(percent(wild('2 \\* 3'), '2 x 3')).toBe(0)
})

test('stars find what a regular expression with .* finds', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 7 })
  fc.assert(
    fc.property(
      piece,
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 8 }),
      (form, text) => {
        fc.pre(form !== '')
        const native = new RegExp(`^${form.replaceAll('*', '.*')}$`).test(text)
        expect(percent(wild(form), text)).toBe(native ? 100 : 0)
      },
    ),
    { numRuns: 500 },
  )
})

test('of several forms the first one like the answer counts', () => {
  const accepted = [wild('*gold*', 30), 'gold', wild('*', 0)]
  expect(percentOfForm(accepted, 'gold', lenient)).toBe(30)
  expect(percentOfForm(accepted.toReversed(), 'gold', lenient)).toBe(0)
  expect(percentOfForm([{ text: 'au', percent: 40, match: 'text' }, 'gold'], 'Au', lenient)).toBe(40)
})

test('a regular expression describes the whole answer, in the letters the author asks for', () => {
  expect(percent(pattern('gr[ae]y'), 'GREY')).toBe(100)
  expect(percent(pattern('gr[ae]y'), 'GREY', strict)).toBe(0)
  expect(percent(pattern('[A-Z]{2}\\d+'), 'fr75')).toBe(100)
  expect(percent(pattern('gr[ae]y'), 'greyish')).toBe(0)
  expect(percent(pattern('(Hà|Ha) Nội'), 'ha noi', { ...lenient, ignoresAccents: true })).toBe(100)
})

test('an unreadable regular expression accepts nothing and is told', () => {
  expect(percent(pattern('(a'), '(a')).toBe(0)
  expect(formProblems(['x', pattern('(a')], lenient)).toEqual([
    { code: 'unreadable-pattern', params: { pattern: '(a' } },
  ])
})

test('more patterns than anybody needs are told', () => {
  const accepted = ['x', ...Array.from({ length: 21 }, (_, at) => pattern(`a{${at + 1}}`))]
  expect(formProblems(accepted, lenient)).toEqual([{ code: 'too-many-patterns', params: { most: '20' } }])
})

test('accents: a plain letter is the letter with an accent where its author says so', () => {
  const plain = { ...lenient, ignoresAccents: true }
  expect(percent('été', 'ete', plain)).toBe(100)
  expect(percent('été', 'ete')).toBe(0)
  expect(percent('Đường', 'duong', plain)).toBe(100)
})

test('Vietnamese tones may not matter while letters still do', () => {
  const toneless = { ...lenient, ignoresTones: true }
  expect(percent('Tiếng Việt', 'tiêng viêt', toneless)).toBe(100)
  expect(percent('Tiếng Việt', 'tieng viet', toneless)).toBe(0)
  expect(percent('phở', 'phơ', toneless)).toBe(100)
  expect(percent('đường', 'dường', toneless)).toBe(0)
})

test('hòa is hoà and thúy is thuý: both ways to place a tone are right', () => {
  expect(percent('hòa bình', 'hoà bình')).toBe(100)
  expect(percent('thuý', 'THÚY')).toBe(100)
  expect(percent('khoẻ', 'khỏe', strict)).toBe(100)
  expect(percent(pattern('hòa.*'), 'hoà bình')).toBe(100)
  expect(percent('hòa', 'hóa')).toBe(0)
})

test('white space may not matter at all', () => {
  expect(percent('3 x + 2', '3x+2', { ...lenient, ignoresSpaces: true })).toBe(100)
  expect(percent('3 x + 2', '3x+2')).toBe(0)
})

test('what gives no full points, and what is empty, is told', () => {
  expect(formProblems([wild('*', 50)], lenient)).toEqual([{ code: 'no-full-points' }])
  expect(formProblems(['', wild(' ')], lenient)).toEqual([{ code: 'no-accepted-form' }])
})
