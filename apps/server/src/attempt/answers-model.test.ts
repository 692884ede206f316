import type { ItemId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { verifyAnswers } from './answers-chain.ts'
import { type Step, TestPages } from './testing-pages.ts'

const app = await aTestApp()

/** Always the same histories, so that nobody’s work waits for luck; `INVIGIL_MODEL_SEED=1234` and `…_RUNS` look for others. */
const { INVIGIL_MODEL_SEED: seed = '20261122', INVIGIL_MODEL_RUNS: runs = '20' } = process.env

const browser = fc.nat({ max: 1 })
const written = fc.record({ do: fc.constantFrom('write', 'type'), browser, item: fc.nat({ max: 2 }) })
const ways = fc.constantFrom('well', 'well', 'well', 'lost', 'answer-lost', 'proxy')
const sent = fc.record({ do: fc.constant('send'), browser, way: ways })
const pageSteps = fc.record({ do: fc.constantFrom('settle', 'reload', 'enter', 'leave'), browser })
const step = fc.oneof(
  { arbitrary: written, weight: 6 },
  { arbitrary: sent, weight: 5 },
  { arbitrary: pageSteps, weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('second-tab'), browser }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('minutes'), minutes: fc.nat({ max: 9 }) }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('back-up', 'restore') }), weight: 1 },
) as fc.Arbitrary<Step>

const names = Array.from({ length: Number(runs) }, (_, at) => `Linh ${at}`)
const room = await aSitting(app).with(...names.map((name) => aCandidate(name)))
const items = (room.exam.content.sections[0]?.items ?? []).slice(0, 3).map(({ id }) => id) as ItemId[]
const waitingNames = names.values()

/** What counts when everything has arrived, and what went wrong on the way. */
async function after(steps: readonly Step[]) {
  const next = waitingNames.next().value ?? 'Linh 0'
  const pages = await TestPages.open(app, room.candidate(next), items)
  await steps.reduce((before, one) => before.then(() => pages.take(one)), Promise.resolve())
  const waiting = await pages.finish()
  const { attemptId, acknowledged, since, doubtful, refused } = pages
  const ofAttempt = { attemptId, faults: (await verifyAnswers(app, attemptId)).faults }
  const answers = await app.db
    .selectFrom('answer')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('itemId')
    .execute()
  const log = await app.db
    .selectFrom('answerLog')
    .select(['journalId', 'seq', 'opening', 'itemId', 'body', 'isLate'])
    .where('attemptId', '=', attemptId)
    .orderBy('journalId')
    .orderBy('seq')
    .execute()
  return { ...ofAttempt, waiting, acknowledged, since, doubtful, refused, answers, log }
}

type Written = { opening: number; seq: number; journalId: string; itemId: string; isLate: boolean }

function isAfter(one: Omit<Written, 'isLate'>, other: Omit<Written, 'isLate'>): boolean {
  const [a, b] = [one, other].map(({ opening, seq, journalId }) => [opening, seq, journalId] as const)
  return a !== undefined && b !== undefined && orderOf(a) > orderOf(b)
}

function orderOf([opening, seq, journalId]: readonly [number, number, string]): string {
  return `${String(opening).padStart(6, '0')} ${String(seq).padStart(6, '0')} ${journalId}`
}

test('whatever happens to pages, lines, clocks and backups: what was acknowledged counts, or something that was written after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { waiting, acknowledged, since, doubtful, refused, answers, log, faults } = await after(steps)
      expect({ waiting, doubtful, refused, faults }).toEqual({
        ...{ waiting: 0, doubtful: [], refused: [], faults: [] },
      })
      const inTime = acknowledged.filter(({ isLate }) => !isLate)
      const byItem = new Map(answers.map((answer) => [answer.itemId as string, answer]))
      const lost = inTime.filter((entry) => {
        const counts = byItem.get(entry.itemId)
        return !counts || isAfter(entry, counts)
      })
      expect(lost).toEqual([])
      const overtaken = log.filter((entry) => {
        const counts = byItem.get(entry.itemId)
        return !entry.isLate && (!counts || isAfter(entry, counts))
      })
      expect(overtaken).toEqual([])
      const bodies = new Map(log.map(({ journalId, seq, body }) => [`${journalId} ${seq}`, body]))
      const isThere = ({ journalId, seq, body }: (typeof since)[number]) =>
        JSON.stringify(bodies.get(`${journalId} ${seq}`)) === JSON.stringify(body)
      expect(since.filter((entry) => !isThere(entry))).toEqual([])
    }),
    { numRuns: Number(runs), seed: Number(seed), endOnFailure: true },
  )
})
