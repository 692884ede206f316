import { randomUUID } from 'node:crypto'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTestApp } from '../platform/testing.ts'
import type { AttemptClock } from './clock.ts'
import { type Given, writeEntries } from './write-entries.ts'

const app = await aTestApp({ rooms: [] })

const items = Array.from({ length: 3 }, () => randomUUID() as ItemId)

test('the latest answer is decided by opening and number, in whatever order and however often entries arrive', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries(), async (batches) => {
      const { attemptId, clocks } = aRunningAttempt()
      const given = batches.map((batch) => batch.map((entry) => ({ ...entry, attemptId })))
      await Promise.all(given.map((batch) => writeEntries(app.db, batch, clocks, app.now())))

      const answers = await app.db
        .selectFrom('answer')
        .selectAll()
        .where('attemptId', '=', attemptId)
        .execute()
      expect(Object.fromEntries(answers.map((answer) => [answer.itemId, answer.body]))).toEqual(
        latestOf(given.flat()),
      )
      const log = await app.db
        .selectFrom('answerLog')
        .select('seq')
        .where('attemptId', '=', attemptId)
        .execute()
      expect(log).toHaveLength(new Set(given.flat().map(({ journalId, seq }) => `${journalId} ${seq}`)).size)
    }),
    { numRuns: 40 },
  )
})

test('an older device that comes back fills what the newer one never touched and overwrites nothing', async () => {
  const { attemptId, clocks } = aRunningAttempt()
  const older = { attemptId, journalId: randomUUID(), opening: 1 }
  const newer = { attemptId, journalId: randomUUID(), opening: 2 }
  await writeEntries(app.db, [anEntry(newer, 1, 0, 'newer')], clocks, app.now())
  await writeEntries(
    app.db,
    [anEntry(older, 8, 0, 'older'), anEntry(older, 9, 1, 'older')],
    clocks,
    app.now(),
  )

  const answers = await app.db.selectFrom('answer').selectAll().where('attemptId', '=', attemptId).execute()
  expect(Object.fromEntries(answers.map((answer) => [answer.itemId, answer.body]))).toEqual({
    [items[0] as string]: 'newer',
    [items[1] as string]: 'older',
  })
})

test('another body under a number that is taken changes nothing, and what is kept is told', async () => {
  const { attemptId, clocks } = aRunningAttempt()
  const journal = { attemptId, journalId: randomUUID(), opening: 1 }
  const first = anEntry(journal, 1, 0, 'first')
  await writeEntries(app.db, [first], clocks, app.now())
  const [kept] = await writeEntries(app.db, [anEntry(journal, 1, 0, 'second')], clocks, app.now())

  expect(kept?.hash).toBe(first.hash)
  const answers = await app.db
    .selectFrom('answer')
    .select('body')
    .where('attemptId', '=', attemptId)
    .execute()
  expect(answers).toEqual([{ body: 'first' }])
})

test('what comes after the end and its grace is kept, marked, and is not the answer', async () => {
  const { attemptId, clocks } = aRunningAttempt()
  const journal = { attemptId, journalId: randomUUID(), opening: 1 }
  await writeEntries(app.db, [anEntry(journal, 1, 0, 'in time')], clocks, app.now())
  const afterwards = new Date(app.now().getTime() + 24 * 3_600_000)
  const [kept] = await writeEntries(app.db, [anEntry(journal, 2, 0, 'too late')], clocks, afterwards)

  expect(kept?.isLate).toBe(true)
  const answers = await app.db
    .selectFrom('answer')
    .select('body')
    .where('attemptId', '=', attemptId)
    .execute()
  expect(answers).toEqual([{ body: 'in time' }])
})

test('a text that PostgreSQL cannot hold as jsonb is kept as it is', async () => {
  const { attemptId, clocks } = aRunningAttempt()
  const journal = { attemptId, journalId: randomUUID(), opening: 1 }
  await writeEntries(app.db, [anEntry(journal, 1, 0, 'zero \u0000, half \ud83d')], clocks, app.now())

  const answers = await app.db
    .selectFrom('answer')
    .select('body')
    .where('attemptId', '=', attemptId)
    .execute()
  expect(answers).toEqual([{ body: 'zero \u0000, half \ud83d' }])
})

function aRunningAttempt() {
  const attemptId = randomUUID() as AttemptId
  const clock: AttemptClock = {
    ...{ state: 'running', minutes: 60, allowedMinutes: 60, pausedMilliseconds: 0, extraMinutes: 0 },
    sittingEndsAt: new Date(app.now().getTime() + 3_600_000),
    ...{
      opensAt: app.now(),
      lateTime: 'kept',
      lateMinutes: null,
      breakMinutes: 0,
      breakStartedAt: null,
      breakMilliseconds: 0,
    },
    startedAt: app.now(),
    pausedAt: null,
    endedAt: null,
  }
  return { attemptId, clocks: new Map([[attemptId, clock]]) }
}

function anEntry(
  journal: { attemptId: AttemptId; journalId: string; opening: number },
  seq: number,
  item: number,
  body: string,
): Given {
  const itemId = items[item] as ItemId
  return {
    ...journal,
    seq,
    itemId,
    bodyText: JSON.stringify(body),
    hash: `${seq} ${JSON.stringify(body)}`,
    writtenAt: app.now(),
    origin: 'browser',
  }
}

/** Up to three openings with a journal each; their entries shuffled, some of them twice, cut into batches. */
function deliveries(): fc.Arbitrary<Omit<Given, 'attemptId'>[][]> {
  const journal = fc.array(fc.nat({ max: items.length - 1 }), { minLength: 1, maxLength: 8 })
  const journals = fc.array(journal, { minLength: 1, maxLength: 3 })
  const entries = journals.map((all) =>
    all.flatMap((itemNumbers, index) => {
      const writer = { attemptId: '' as AttemptId, journalId: randomUUID(), opening: index + 1 }
      return itemNumbers.map((item, at) => anEntry(writer, at + 1, item, `${index + 1}/${at + 1}`))
    }),
  )
  return entries.chain((all) =>
    fc
      .shuffledSubarray([...all, ...all], { minLength: all.length })
      .chain((sent) =>
        fc.array(fc.constantFrom(...sent), { maxLength: 3 }).map((again) => [...all, ...again]),
      )
      .chain((sent) =>
        fc.tuple(fc.shuffledSubarray(sent, { minLength: sent.length }), fc.integer({ min: 1, max: 6 })),
      )
      .map(([sent, size]) =>
        Array.from({ length: Math.ceil(sent.length / size) }, (_, at) =>
          sent.slice(at * size, (at + 1) * size),
        ),
      ),
  )
}

function latestOf(entries: Omit<Given, 'attemptId'>[]): Record<string, unknown> {
  const inOrder = entries.toSorted((a, b) => a.opening - b.opening || a.seq - b.seq)
  return Object.fromEntries(inOrder.map(({ itemId, bodyText }) => [itemId, JSON.parse(bodyText)]))
}
