import type { DrawId, ItemId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from './all.ts'
import { anItem } from './an-item.ts'
import { allItems, countsOf, itemsFor, lackingInDraws, sectionsFor } from './draw.ts'
import type { Draw, ExamContent } from './exam-content.ts'
import { exampleExam } from './example-exam.ts'
import { paperFor } from './paper-for.ts'

const science = exampleExam('general-science-en').content
const bankId = '0199a1c0-5e00-7001-8a00-0000000000ba' as Draw['bankId']
const stock: Item[] = Array.from({ length: 40 }, (_, at) =>
  anItem('true-false', { id: idOf(at) as ItemId, text: `Statement ${at}`, points: 9 }),
)

function idOf(at: number): string {
  return `0199a1c0-5e00-7001-8a00-${String(at).padStart(12, '0')}`
}

function aDraw(at: number, count: number, pool: Item[]): Draw {
  const id = idOf(900 + at) as DrawId
  return { id, bankId, count, pointsEach: 2, folderIds: [], tags: [], difficulties: [], pool }
}

function withDraws(...draws: Draw[]): ExamContent {
  const [section] = science.sections
  return { shuffleOptions: true, sections: section ? [{ ...section, items: [], draws }] : [] }
}

const somePools = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 8 }), pool: fc.subarray(stock, { minLength: 8 }) }),
  { minLength: 1, maxLength: 4 },
)

test('a draw gives exactly so many items, all of its pool, none twice, the same for ever', () => {
  fc.assert(
    fc.property(
      fc.subarray(stock, { minLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.string(),
      (pool, count, seed) => {
        const drawn = itemsFor(withDraws(aDraw(0, count, pool)), seed)
        const ids = drawn.map(({ id }) => id)
        expect(ids).toHaveLength(count)
        expect(new Set(ids).size).toBe(count)
        expect(pool.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
        expect(itemsFor(withDraws(aDraw(0, count, pool)), seed)).toEqual(drawn)
      },
    ),
  )
})

test('draws from pools that overlap never give one candidate the same item twice, and lack what cannot be had', () => {
  fc.assert(
    fc.property(somePools, fc.string(), (wishes, seed) => {
      const content = withDraws(...wishes.map(({ count, pool }, at) => aDraw(at, count, pool)))
      const ids = itemsFor(content, seed).map(({ id }) => id)
      const wanted = wishes.reduce((sum, { count }) => sum + count, 0)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(wanted - lackingInDraws(content))
    }),
  )
})

test('a draw makes room for one that has less to choose from', () => {
  const content = withDraws(aDraw(0, 2, stock.slice(0, 4)), aDraw(1, 2, stock.slice(0, 2)))
  const drawn = ['linh', 'marc', 'an', 'hoa'].map((seed) => itemsFor(content, seed).map(({ id }) => id))
  expect(drawn.map((ids) => ids.slice(0, 2).toSorted())).toEqual(Array(4).fill([idOf(2), idOf(3)]))
  expect(drawn.map((ids) => ids.slice(2).toSorted())).toEqual(Array(4).fill([idOf(0), idOf(1)]))
})

test('what cannot be filled is counted before anybody sits', () => {
  expect(lackingInDraws(withDraws(aDraw(0, 5, stock.slice(0, 3))))).toBe(2)
  expect(lackingInDraws(withDraws(aDraw(0, 2, stock.slice(0, 3)), aDraw(1, 2, stock.slice(0, 3))))).toBe(1)
  expect(lackingInDraws(science)).toBe(0)
})

test('every item of a pool is drawn about as often as any other', () => {
  const content = withDraws(aDraw(0, 2, stock.slice(0, 5)))
  const drawn = Array.from({ length: 3000 }, (_, at) => itemsFor(content, `attempt-${at}`)).flat()
  const counts = Object.values(Object.groupBy(drawn, ({ id }) => id)).map((same) => same?.length ?? 0)
  expect(counts).toHaveLength(5)
  expect(Math.min(...counts)).toBeGreaterThan(1080)
  expect(Math.max(...counts)).toBeLessThan(1320)
})

test('each drawn item counts the draw’s points, so that every paper is worth the same', () => {
  const content = withDraws(aDraw(0, 3, stock))
  expect(itemsFor(content, 'linh').map(({ points }) => points)).toEqual([2, 2, 2])
  expect(countsOf(content)).toEqual({ items: 3, points: 6 })
  expect(allItems(content)).toHaveLength(40)
})

test('the paper shows the very items that are scored', () => {
  const content = withDraws(aDraw(0, 3, stock))
  const shown = paperFor(content, 'linh').sections.flatMap(({ items }) => items.map(({ id }) => id))
  expect(shown.toSorted()).toEqual(
    itemsFor(content, 'linh')
      .map(({ id }) => id)
      .toSorted(),
  )
})

test('without draws and parameters everybody has the sections as they are written', () => {
  expect(sectionsFor(science, 'linh')).toEqual(science.sections)
})
