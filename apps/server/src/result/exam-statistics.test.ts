import type { ItemId, SittingId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aSatSitting, theItem } from './testing.ts'

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

async function figuresOf(id: SittingId) {
  const { statistics } = await marker.result.statistics({ sittingId: id })
  if (!statistics) throw new Error('there are no figures')
  return statistics
}

test('the figures of a small sitting are those one works out by hand', async () => {
  const { attempts, unmarked, mean, median, alpha, items, distribution } = await figuresOf(sittingId)
  expect({ attempts, unmarked, mean, median }).toEqual({ attempts: 4, unmarked: 0, mean: 1.5, median: 1.5 })
  expect(items.map(({ difficulty }) => difficulty)).toEqual([0.75, 0.5, 0.25])
  // Variances p·q: 3/16, 4/16, 3/16; of the totals 3 2 1 0: 5/4.
  expect(alpha).toBeCloseTo((3 / 2) * (1 - 10 / 16 / (5 / 4)), 10)
  expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

test('who chose which option is told of all, of the best and of the last', async () => {
  const { items } = await figuresOf(sittingId)
  expect(items[1]?.options).toMatchObject([
    { text: 'Helium', isCorrect: true, all: 2, upper: 1, lower: 0 },
    { text: 'Hydrogen', isCorrect: false, all: 2, upper: 0, lower: 1 },
  ])
})

test('the time of an item is what passed since the entry before it', async () => {
  const { items } = await figuresOf(sittingId)
  expect(items[0]?.medianSeconds).toBe(20)
})

test('the figures come as CSV, an item or an option a line, without names', async () => {
  const { csv } = await marker.result.statisticsCsv({ sittingId })
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 3 + 6)
  expect(csv).not.toContain('Binh')
})

test('a statement is true or false in the words of the reader, and stays itself for a program', async () => {
  const statement = anItem('true-false', { points: 1, text: 'Fire.', isTrue: true })
  const sat = await aSatSitting(app, [statement], { An: [{ chosen: true }] })
  const wordsIn = async (language?: 'fr') => {
    const { csv } = await marker.result.statisticsCsv({ sittingId: sat.sittingId, language })
    return csv
      .trim()
      .split('\r\n')
      .slice(2)
      .map((line) => line.split(language ? ';' : ',')[11])
  }
  expect(await wordsIn('fr')).toEqual(['Vrai', 'Faux'])
  expect(await wordsIn()).toEqual(['true', 'false'])
})

test('an answer that no browser of ours writes keeps nobody from the figures', async () => {
  const strange = await aSatSitting(app, [choice()], {
    An: [right],
    Mallory: [{ chosen: '\u0000' }],
    Oscar: [{ chosen: '\ud800' }],
  })
  const { items } = await figuresOf(strange.sittingId)
  expect(items[0]?.options.map(({ all }) => all)).toEqual([1, 0])
})

test('a sitting that nobody sat has figures that are not there rather than wrong ones', async () => {
  const empty = await aSatSitting(app, [choice()], {})
  const { attempts, mean, alpha, distribution } = await figuresOf(empty.sittingId)
  expect({ attempts, mean, alpha, distribution }).toEqual({
    attempts: 0,
    mean: null,
    alpha: null,
    distribution: [],
  })
})

test('figures that a job counts are kept, and the old ones stand until the new are there', async () => {
  const sat = await aSatSitting(app, [choice()], { An: [right], Binh: [wrong] })
  const ask = { sittingId: sat.sittingId }
  const ordered = await marker.result.countStatistics(ask)
  expect(ordered).toEqual({ statistics: null, counting: { done: 0, total: 0 }, hasFailed: false })
  expect(await marker.result.statistics(ask)).toEqual(ordered)
  await app.work()
  const kept = await marker.result.statistics(ask)
  expect(kept).toMatchObject({ counting: null, hasFailed: false, statistics: { attempts: 2, mean: 0.5 } })

  app.clock.advance({ minutes: 5 })
  expect((await marker.result.statistics(ask)).statistics?.countedAt).toBe(kept.statistics?.countedAt)
  const since = kept.statistics?.countedAt ?? ''
  const news = () => marker.result.statisticsNews({ ...ask, since })
  expect(await news()).toEqual({ handedIn: 0, marks: 0, decisions: 0 })
  const [item] = kept.statistics?.items ?? []
  const { attemptId } = theItem(sat.devices, 0)
  await marker.result.mark({ attemptId, itemId: item?.itemId ?? ('' as ItemId), points: 1 })
  expect(await news()).toEqual({ handedIn: 0, marks: 1, decisions: 0 })
  expect(await marker.result.statisticsNews({ ...ask, since: '2020-01-01T00:00:00.000Z' })).toMatchObject({
    ...{ handedIn: 2, marks: 1 },
  })
  const again = await marker.result.countStatistics(ask)
  expect(again.statistics).toEqual(kept.statistics)
  await app.work()
  expect((await marker.result.statistics(ask)).statistics?.countedAt).toBe(app.now().toISOString())
})

test('kept figures are not shown once a mark or a correction changed the points they were counted from', async () => {
  const sat = await aSatSitting(app, [choice()], { An: [right], Binh: [wrong] })
  await marker.result.countStatistics({ sittingId: sat.sittingId })
  await app.work()
  const device = theItem(sat.devices, 1)
  app.clock.advance({ minutes: 5 })
  const [item] = (await figuresOf(sat.sittingId)).items
  const itemId = item?.itemId ?? ('' as ItemId)
  await marker.result.mark({ attemptId: device.attemptId, itemId, points: 1 })
  expect((await figuresOf(sat.sittingId)).mean).toBe(1)
})

test('a correction is in the figures at once, however lately they were counted', async () => {
  const item = choice()
  const sat = await aSatSitting(app, [item], { An: [right], Binh: [wrong] })
  const { sittingId: id, author } = sat
  await marker.result.countStatistics({ sittingId: id })
  await app.work()
  expect((await figuresOf(id)).mean).toBe(0.5)
  const treatment = { item: null, counts: 'full-for-all' as const }
  await author.result.correct({ sittingId: id, itemId: item.id, treatment, reason: 'It had no answer.' })
  await app.work()
  expect((await figuresOf(id)).mean).toBe(1)
})

test('figures that cannot be counted say so, and are counted when somebody asks again', async () => {
  const sat = await aSatSitting(app, [choice()], { An: [right] })
  const ask = { sittingId: sat.sittingId }
  await sql`alter view counted_score rename to lost`.execute(app.db)
  await marker.result.countStatistics(ask)
  await expect(app.work()).rejects.toThrow('counted_score')
  await sql`alter view lost rename to counted_score`.execute(app.db)
  expect(await marker.result.statistics(ask)).toEqual({ statistics: null, counting: null, hasFailed: true })
  await marker.result.countStatistics(ask)
  await app.work()
  expect(await figuresOf(sat.sittingId)).toMatchObject({ attempts: 1, mean: 1 })
})
