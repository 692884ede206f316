import { expect, test } from 'vitest'
import { type Item, isAnswered, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'
import { paperFor } from './paper-for.ts'

type Matching = Extract<Item, { kind: 'matching' }>

const [paris, hanoi, lima] = ['t5w0bqz1', 'c7m2kx9d', 'z0r4uj8n'] as const
const score = (chosen: Record<string, string>, changes: Partial<Matching> = {}) =>
  scoreItem(anItem('matching', changes), { chosen })
const contentOf = (item: Item) => ({
  sections: [
    { id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never, title: 'One', shuffleItems: false, items: [item] },
  ],
  shuffleOptions: false,
})
const codes = (changes: Partial<Matching>) =>
  checkContent(contentOf(anItem('matching', changes))).map(({ code }) => code)

test('each row with its own counterpart earns its share, a wrong one costs nothing', () => {
  expect(score({ a: paris, b: hanoi }).points).toBe(4)
  expect(score({ a: paris }).points).toBe(2)
  expect(score({ a: paris, b: lima })).toMatchObject({
    points: 2,
    explanation: { rule: 'each', params: { right: 1, correct: 2 } },
  })
  expect(score({ a: hanoi, b: paris }).points).toBe(0)
})

test('all or nothing wants every row', () => {
  expect(score({ a: paris, b: hanoi }, { scoring: 'all-or-nothing' }).points).toBe(4)
  expect(score({ a: paris, b: lima }, { scoring: 'all-or-nothing' }).points).toBe(0)
})

test('one option may belong to several rows', () => {
  const rows = ['a', 'b'].map((id) => ({ id, text: `Row ${id}`, match: paris }))
  expect(score({ a: paris, b: paris }, { rows }).points).toBe(4)
})

test('a row that does not exist earns nothing', () => {
  expect(score({ z: paris }).points).toBe(0)
  expect(isAnswered('matching', { chosen: {} })).toBe(false)
})

test('an answer with more in it than belongs there is not read', () => {
  expect(scoreItem(anItem('matching'), { chosen: {}, rows: [] }).explanation.rule).toBe('unreadable')
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`r${at}`, paris]))
  expect(score(many).explanation.rule).toBe('unreadable')
})

test('a paper does not tell what belongs together', () => {
  const item = anItem('matching')
  const other = {
    ...item,
    rows: item.rows.map((row, at) => ({ ...row, match: item.rows[1 - at]?.match ?? '' })),
  }
  expect(paperFor(contentOf(other), 'linh')).toEqual(paperFor(contentOf(item), 'linh'))
})

test('options stand mixed, though the exam shuffles nothing: else the first row had the first of them', () => {
  const seeds = Array.from({ length: 30 }, (_, at) => `candidate ${at}`)
  const orders = seeds.map((seed) => JSON.stringify(paperFor(contentOf(anItem('matching')), seed)))
  expect(new Set(orders).size).toBe(6)
})

test('rows and options are mixed in ways of their own, so that what belongs together does not stand side by side', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const rows = ids.map((id) => ({ id, text: `Row ${id}`, match: `option-${id}` }))
  const options = ids.map((id) => ({ id: `option-${id}`, text: `Option ${id}` }))
  const content = { ...contentOf(anItem('matching', { rows, options })), shuffleOptions: true }
  const papers = Array.from(
    { length: 30 },
    (_, at) => paperFor(content, `candidate ${at}`).sections[0]?.items[0],
  )
  const pairs = papers.flatMap((paper) =>
    paper?.kind === 'matching'
      ? paper.rows.map(({ id }, at) => paper.options[at]?.id === `option-${id}`)
      : [],
  )
  expect(pairs).toHaveLength(180)
  expect(pairs.filter(Boolean).length).toBeLessThan(60)
})

test('what is unfinished is told before publishing', () => {
  expect(codes({ rows: [] })).toEqual(['too-few-rows'])
  const rows = [
    { id: 'a', text: '', match: 'gone0000' },
    { id: 'a', text: ' ', match: paris },
  ]
  expect(codes({ rows })).toEqual(['empty-row', 'same-row-twice', 'same-id-twice', 'row-without-match'])
  const options = [paris, hanoi].map((id) => ({ id, text: 'alike' }))
  expect(codes({ options })).toEqual(['same-option-twice'])
})
