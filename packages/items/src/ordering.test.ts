import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Item, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { checkContent } from './check-content.ts'
import { paperFor } from './paper-for.ts'

type Scoring = Extract<Item, { kind: 'ordering' }>['scoring']

const [clay, iron, steam, chip] = ['qk3vv0ma', 'b81xzt5e', 'm2dd07yr', 'a09gplw4'] as const
const right = [clay, iron, steam, chip]
const points = (order: string[], scoring: Scoring = 'by-pair') =>
  scoreItem(anItem('ordering', { scoring, points: 6 }), { order }).points
const contentOf = (item: Item) => ({
  sections: [
    { id: '0199a1c0-5e00-7002-8a00-00009e3779b2' as never, title: 'One', shuffleItems: false, items: [item] },
  ],
  shuffleOptions: false,
})

test('pairs in their right order less those in the wrong one', () => {
  expect(points(right)).toBe(6)
  expect(points([iron, clay, steam, chip])).toBe(4)
  expect(points([chip, clay, iron, steam])).toBe(0)
  expect(points(right.toReversed())).toBe(0)
})

test('by position, one entry moved to the front leaves nothing at its place', () => {
  expect(points([iron, clay, steam, chip], 'by-position')).toBe(3)
  expect(points([chip, clay, iron, steam], 'by-position')).toBe(0)
})

test('all or nothing wants exactly the right order', () => {
  expect(points(right, 'exact')).toBe(6)
  expect(points([iron, clay, steam, chip], 'exact')).toBe(0)
  expect(points([...right, 'xxxxxxxx'], 'exact')).toBe(0)
})

test('what is left out earns nothing and costs nothing', () => {
  expect(points([clay, steam])).toBe(1)
  expect(points([clay], 'by-position')).toBe(1.5)
})

test('the figures behind the points are shown', () => {
  const { explanation } = scoreItem(anItem('ordering'), { order: [iron, clay, steam, chip] })
  expect(explanation).toEqual({ rule: 'pairs', params: { right: 5, wrong: 1, correct: 6 } })
})

test('an entry named twice counts where it stands first', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...right), { minLength: 1, maxLength: 8 }), (order) => {
      expect(points(order)).toBe(points([...new Set(order)]))
    }),
  )
})

test('no candidate gets the entries in the order of their author, though the exam shuffles nothing', () => {
  const seeds = Array.from({ length: 40 }, (_, at) => `candidate ${at}`)
  const orders = seeds.map((seed) => JSON.stringify(paperFor(contentOf(anItem('ordering')), seed)))
  expect(new Set(orders).size).toBeGreaterThan(10)
})

test('names that tell the order, a, b, c, are not taken', () => {
  const entries = ['a', 'b', 'c'].map((id) => ({ id, text: id }))
  expect(() => anItem('ordering', { entries })).toThrow(/entries/)
})

test('one entry is no order, and two alike are none', () => {
  const codes = (texts: string[]) =>
    checkContent(
      contentOf(anItem('ordering', { entries: texts.map((text, at) => ({ id: right[at] ?? '', text })) })),
    ).map(({ code }) => code)
  expect(codes(['one'])).toEqual(['too-few-entries'])
  expect(codes(['one', ' one', ''])).toEqual(['empty-option', 'same-option-twice'])
})
