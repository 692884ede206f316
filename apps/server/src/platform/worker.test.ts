import { expect, test } from 'vitest'
import { onNews } from './news.ts'
import { aTestApp } from './testing.ts'

declare module './tables.ts' {
  interface News {
    'door-opened': { by: string }
  }
}

const door = Promise.withResolvers<string>()
let attempts = 0
const app = await aTestApp({
  isLive: true,
  rooms: [
    {
      name: 'try',
      jobs: [
        onNews('door-opened', 'try.door', async (_app, { by }) => {
          attempts += 1
          if (attempts === 1) throw new Error('the first try fails')
          door.resolve(by)
        }),
      ],
    },
  ],
})

test('a running server does the job by itself, and again when it failed', async () => {
  await app.db.transaction().execute((tx) => app.announce(tx, 'door-opened', { by: 'linh' }))
  expect(await door.promise).toBe('linh')
  expect(attempts).toBe(2)
  expect((await app.call('GET', '/metrics')).body).toContain(
    'invigil_jobs_total{job="try.door",outcome="failed"} 1',
  )
})
