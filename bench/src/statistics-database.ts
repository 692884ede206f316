import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { ItemId, SittingId } from '@invigil/contract/ids.ts'
import type { StatisticsNow } from '@invigil/contract/statistics.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { findHolder } from '@invigil/server/src/platform/data-directory.ts'
import type { Caller } from '@invigil/simulator/wire/caller.ts'
import { type Asked, aBigSitting } from './big-sitting.ts'
import { foundOrganisation } from './hall.ts'
import { inPlainSql } from './plain-statistics.ts'
import { someFolder, startServer } from './server-process.ts'
import { percentile, type Table } from './table.ts'

const rounds = 5

/** What staff ask of a large sitting over the wire, and the figures by plain SQL in turn with ours. */
export async function throughDatabase(attempts: number, items: number): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  try {
    const { caller } = await foundOrganisation(server)
    const host = findHolder(folder)?.socketFolder
    if (!host) throw new Error('the server does not say where its database is')
    const where = { url: server.url, caller, host }
    const choices = await aBigSitting(where, Array.from({ length: items }, aChoice), attempts)
    const essays = await aBigSitting(where, [aChoice(), anEssay()], attempts)
    const rows = await measured(caller, host, choices, essays)
    return {
      title: `The same through the database, and what else staff ask of ${attempts} attempts`,
      columns: ['what', 'ms (median of 5)', 'worst', 'first time'],
      rows: rows.map(([what, times]) => [
        ...[what, percentile(times.slice(1), 50), percentile(times.slice(1), 100)],
        percentile(times.slice(0, 1), 50),
      ]),
      notes: [
        'statistics: all the console shows – also who chose which option, and the time each item took – over the wire, from being ordered until they are there; a job counts them, and its result is asked for ten times a second',
        'plain SQL: the same figures by corr, var_samp and percent_rank over the same rows, in the same run, in turn with ours; the mean difficulty of both is compared',
        'times are those of a machine that does other things too: see the load in the JSON',
      ],
    }
  } finally {
    await server.stop()
    remove()
  }
}

const aChoice = (): Asked => ({
  item: anItem('single-choice', { id: randomUUID() as ItemId, points: 1 }),
  body: { chosen: 'a' },
})
const anEssay = (): Asked => ({
  item: anItem('essay', { id: randomUUID() as ItemId, points: 5 }),
  body: { text: 'Because water is polar, and what is polar sticks to itself. '.repeat(20) },
})

type Measured = [what: string, times: number[]]

async function measured(caller: Caller, host: string, choices: SittingId, essays: SittingId) {
  const rows = new Map<string, number[]>()
  const timed = async <Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const from = performance.now()
    const answer = await ask()
    rows.set(what, [...(rows.get(what) ?? []), performance.now() - from])
    return answer
  }
  const [sittingId, essay] = [{ sittingId: choices }, { sittingId: essays }]
  const [first] = (await caller.result.corrections(sittingId)).items
  const itemId = first?.item.id ?? ('' as ItemId)
  const treatment = { item: null, counts: 'full-for-all' as const }
  for (let round = 0; round <= rounds; round++) {
    const { statistics } = await timed('statistics, counted', () => counted(caller, choices))
    const plain = await timed('statistics in plain SQL', () => inPlainSql(host, choices))
    const ours = (statistics?.items ?? []).reduce((sum, one) => sum + (one.difficulty ?? 0), 0)
    if (Math.abs(ours - plain) > 1e-6) throw new Error(`difficulties add up to ${ours} and ${plain}`)
    await timed('statistics, kept', () => caller.result.statistics(sittingId))
    await timed('look at a correction', () =>
      caller.result.previewCorrection({ ...sittingId, itemId, treatment }),
    )
    const { next } = await timed('list of results, first page', () => caller.result.list(sittingId))
    await timed('list of results, next page', () => caller.result.list({ ...sittingId, after: next ?? '' }))
    await timed('list of results, by points', () => caller.result.list({ ...sittingId, by: 'points' }))
    await timed('how far the results are', () => caller.result.overview(sittingId))
    await timed('look at a release of all', () => caller.result.previewRelease(sittingId))
    await timed('list as CSV', () => caller.result.csv(sittingId))
    await timed('list as XLSX', () => caller.result.xlsx({ ...sittingId, language: 'en' }))
    await timed('items to mark', () => caller.result.markingItems(essay))
    await timed('a page of answers to mark', () => caller.result.markingQueue(essay))
  }
  const { attemptIds: all } = await caller.result.releasable(sittingId)
  for (const attemptIds of inParts(all))
    await timed('release of a sixth of them', () => caller.result.release({ ...sittingId, attemptIds }))
  return [...rows] satisfies Measured[]
}

function inParts<One>(all: readonly One[]): One[][] {
  const size = Math.ceil(all.length / (rounds + 1))
  return Array.from({ length: rounds + 1 }, (_, part) => all.slice(part * size, (part + 1) * size))
}

async function counted(caller: Caller, sittingId: SittingId): Promise<StatisticsNow> {
  let now = await caller.result.countStatistics({ sittingId })
  while (now.counting) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    now = await caller.result.statistics({ sittingId })
  }
  if (now.hasFailed) throw new Error('the figures could not be counted')
  return now
}
