import { expect, test } from 'vitest'
import { type Item, isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'
import { paperFor } from './paper-for.ts'

type Cloze = Extract<Item, { kind: 'cloze' }>

const score = (gaps: Record<string, string>, changes: Partial<Cloze> = {}, mark = 'point') =>
  scoreItem(anItem('cloze', changes), { gaps, mark })
const contentOf = (item: Item) => ({
  sections: [
    { id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never, title: 'One', shuffleItems: false, items: [item] },
  ],
  shuffleOptions: false,
})
const problems = (changes: Partial<Cloze>) =>
  checkContent(contentOf(anItem('cloze', changes))).map(({ code, params }) =>
    [code, params.gap ?? ''].join(' ').trim(),
  )

test('each gap earns its share by its weight, in full or in part', () => {
  expect(score({ 1: '100', 2: 'Ice', 3: 'a' })).toMatchObject({
    points: 4,
    explanation: { rule: 'gaps', params: { right: 3, correct: 3, percent: 100 } },
  })
  expect(score({ 1: '99.5' }).points).toBe(1)
  expect(score({ 2: 'ice' }).points).toBe(2)
  expect(score({ 2: 'steam', 3: 'b' })).toMatchObject({
    points: 1.5,
    explanation: { rule: 'gaps', params: { right: 0, correct: 3, percent: 37.5 } },
  })
})

test('a number in a gap is read in the language in which it was typed', () => {
  const accepted = [{ value: '1.5', tolerance: '0', toleranceIn: 'units' as const, percent: 100 }]
  const changes: Partial<Cloze> = { gaps: [{ ask: 'number', id: '1', weight: 1, accepted }] }
  expect(score({ 1: '1,5' }, changes, 'comma').points).toBe(4)
  expect(score({ 1: 'about two' }, changes).points).toBe(0)
})

test('all or nothing wants every gap in full', () => {
  expect(score({ 1: '100', 2: 'ice', 3: 'a' }, { scoring: 'all-or-nothing' }).points).toBe(4)
  expect(score({ 1: '100', 2: 'steam', 3: 'a' }, { scoring: 'all-or-nothing' })).toMatchObject({
    points: 0,
    explanation: { rule: 'each-or-nothing', params: { right: 2, correct: 3 } },
  })
})

test('gaps left empty are no answer', () => {
  expect(isAnswered('cloze', { gaps: { 1: ' ' }, mark: 'comma' })).toBe(false)
  expect(isAnswered('cloze', { gaps: { 1: '0' } })).toBe(true)
})

test('on the paper every gap is a place in the text, wherever it stands', () => {
  const text = '**{{1}}** and $x^{2}$ cost $5 or $6\n\n| a |\n|---|\n| {{2}} |\n\n- `{{3}}`'
  const [item] = paperFor(contentOf(anItem('cloze', { text })), 'linh').sections[0]?.items ?? []
  expect(item?.html.match(/<span data-gap="\d"><\/span>/g)).toEqual([
    '<span data-gap="1"></span>',
    '<span data-gap="2"></span>',
    '<span data-gap="3"></span>',
  ])
  expect(item?.html).not.toContain('{{')
})

test('what a formula or an image’s description has in double braces stays what it is', () => {
  const file = '018f2f3e-0000-7000-8000-000000000001'
  const text = `$\\frac{{{1}}}{2}$ ![{{1}}](file:${file})`
  const [item] = paperFor(contentOf(anItem('cloze', { text })), 'linh').sections[0]?.items ?? []
  expect(item?.html).not.toContain('data-gap')
})

test('options of two gaps are mixed in ways of their own', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: id, percent: id === 'a' ? 100 : 0 }))
  const gap = { ask: 'choice' as const, weight: 1, options, keepsOrder: false }
  const item = anItem('cloze', {
    text: '{{1}} {{2}}',
    gaps: [
      { ...gap, id: '1' },
      { ...gap, id: '2' },
    ],
  })
  const content = { ...contentOf(item), shuffleOptions: true }
  const papers = Array.from({ length: 30 }, (_, at) => paperFor(content, `candidate ${at}`))
  const orders = papers.flatMap(({ sections }) => sections[0]?.items ?? [])
  const alike = orders.filter(
    (one) =>
      one.kind === 'cloze' && JSON.stringify(one.gaps[0]?.options) === JSON.stringify(one.gaps[1]?.options),
  )
  expect(alike.length).toBeLessThan(20)
})

test('text and gaps have to name each other', () => {
  expect(problems({ text: '{{1}} {{1}} {{2}} {{4}}' })).toEqual([
    'gap-without-place {{3}}',
    'place-without-gap {{4}}',
    'gap-placed-twice {{1}}',
  ])
  expect(problems({ text: '{{1}} costs $5, {{2}} costs $6 and {{3}} \\$7' })).toEqual([])
  expect(problems({ text: '$\\frac{{{1}}}{2}$ {{2}} {{3}}' })).toContain('gap-without-place {{1}}')
})

test('a gap that nothing fills is told', () => {
  expect(problems({ text: 'x', gaps: [] })).toEqual(['no-gaps'])
  const options = [{ id: 'a', text: ' ', percent: 50 }]
  expect(
    problems({ text: '{{1}}', gaps: [{ ask: 'choice', id: '1', weight: 0, options, keepsOrder: false }] }),
  ).toEqual(['gaps-without-weight', 'too-few-options', 'empty-option', 'no-correct-option'])
})
