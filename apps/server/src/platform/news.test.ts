import { beforeEach, expect, test } from 'vitest'
import { everyTime, onNews } from './news.ts'
import { aTestApp } from './testing.ts'

declare module './tables.ts' {
  interface News {
    'bell-rung': { times: number }
  }
}

let heard: string[] = []
const app = await aTestApp({
  rooms: [
    {
      name: 'try',
      jobs: [
        onNews('bell-rung', 'try.first', async (_app, { times }) => void heard.push(`first ${times}`)),
        onNews('bell-rung', 'try.second', async ({ now }, { times }) => {
          heard.push(`second ${times} at ${now().toISOString().slice(11, 16)}`)
        }),
        everyTime('* * * * *', 'try.clock', async () => void heard.push('clock')),
      ],
    },
  ],
})

beforeEach(() => {
  heard = []
})

test('every job that hears the news does its part', async () => {
  await app.db.transaction().execute((tx) => app.announce(tx, 'bell-rung', { times: 2 }))
  await app.work()
  expect(heard.sort()).toEqual(['first 2', 'second 2 at 09:00'])
  await app.work()
  expect(heard).toHaveLength(2)
})

test('the first news of a server needs no connection beside the one of its transaction', async () => {
  const other = await aTestApp({
    rooms: [{ name: 'try', jobs: [onNews('bell-rung', 'try.first', async () => {})] }],
  })
  const begun = Array.from({ length: Number(other.pool.options.max) }, () => Promise.withResolvers<void>())
  const ring = (own: PromiseWithResolvers<void>) =>
    other.db.transaction().execute(async (tx) => {
      own.resolve()
      await Promise.all(begun.map(({ promise }) => promise))
      await other.announce(tx, 'bell-rung', { times: 1 })
    })
  await expect(Promise.all(begun.map(ring))).resolves.toHaveLength(begun.length)
})

test('news of a transaction that is rolled back is never heard', async () => {
  const failing = app.db.transaction().execute(async (tx) => {
    await app.announce(tx, 'bell-rung', { times: 3 })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await app.work()
  expect(heard).toEqual([])
})

test('news for later is heard when its time has come', async () => {
  const at = new Date(app.now().getTime() + 30 * 60_000)
  await app.db.transaction().execute((tx) => app.announce(tx, 'bell-rung', { times: 4 }, { at }))
  await app.work()
  expect(heard).toEqual([])
  app.clock.advance({ minutes: 30 })
  await app.work()
  expect(heard.sort()).toEqual(['first 4', 'second 4 at 09:30'])
})
