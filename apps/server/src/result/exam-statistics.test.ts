import type { ItemId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSatSitting } from './testing.ts'

const app = await aTestApp()
const marker = await signedInAs(app, await aPerson(app, { role: 'marker' }))

const choice = () => ({ ...anItem('single-choice', { points: 1 }), id: newId() as ItemId })
const [right, wrong] = [{ chosen: 'a' }, { chosen: 'b' }]

const { sittingId } = await aSatSitting(app, [choice(), choice(), choice()], {
  An: [right, right, right],
  Binh: [right, right, wrong],
  Chi: [right, wrong, wrong],
  Dung: [wrong, wrong, wrong],
})

test('the figures of a small sitting are those one works out by hand', async () => {
  const { attempts, unmarked, mean, median, alpha, items, distribution } = await marker.result.statistics({
    sittingId,
  })
  expect({ attempts, unmarked, mean, median }).toEqual({ attempts: 4, unmarked: 0, mean: 1.5, median: 1.5 })
  expect(items.map(({ difficulty }) => difficulty)).toEqual([0.75, 0.5, 0.25])
  // Variances p·q: 3/16, 4/16, 3/16; of the totals 3 2 1 0: 5/4.
  expect(alpha).toBeCloseTo((3 / 2) * (1 - 10 / 16 / (5 / 4)), 10)
  expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

test('who chose which option is told of all, of the best and of the last', async () => {
  const { items } = await marker.result.statistics({ sittingId })
  expect(items[1]?.options).toMatchObject([
    { text: 'Helium', isCorrect: true, all: 2, upper: 1, lower: 0 },
    { text: 'Hydrogen', isCorrect: false, all: 2, upper: 0, lower: 1 },
  ])
})

test('the time of an item is what passed since the entry before it', async () => {
  const { items } = await marker.result.statistics({ sittingId })
  expect(items[0]?.medianSeconds).toBe(20)
})

test('the figures come as CSV, an item or an option a line, without names', async () => {
  const { csv } = await marker.result.statisticsCsv({ sittingId })
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 3 + 6)
  expect(csv).not.toContain('Binh')
})

test('an answer that no browser of ours writes keeps nobody from the figures', async () => {
  const strange = await aSatSitting(app, [choice()], {
    An: [right],
    Mallory: [{ chosen: '\u0000' }],
    Oscar: [{ chosen: '\ud800' }],
  })
  const { items } = await marker.result.statistics({ sittingId: strange.sittingId })
  expect(items[0]?.options.map(({ all }) => all)).toEqual([1, 0])
})

test('a sitting that nobody sat has figures that are not there rather than wrong ones', async () => {
  const empty = await aSatSitting(app, [choice()], {})
  const { attempts, mean, alpha, distribution } = await marker.result.statistics({
    sittingId: empty.sittingId,
  })
  expect({ attempts, mean, alpha, distribution }).toEqual({
    attempts: 0,
    mean: null,
    alpha: null,
    distribution: [],
  })
})
