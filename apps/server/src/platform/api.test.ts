import { route } from '@invigil/contract/route.ts'
import { implement } from '@orpc/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Call } from './api.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { aTestApp } from './testing.ts'

const contract = {
  double: route('POST', '/try/{id}/double', 'Doubles.', { who: 'anyone' })
    .input(z.object({ id: z.uuid(), by: z.object({ amount: z.number().max(10) }) }))
    .output(z.object({ doubled: z.number() })),
  refuse: route('GET', '/try/refuse', 'Refuses.', { who: 'anyone' }),
  fail: route('GET', '/try/fail', 'Fails.', { who: 'anyone' }),
  lie: route('GET', '/try/lie', 'Answers what it did not promise.', { who: 'anyone' }).output(
    z.object({ n: z.number() }),
  ),
  wait: route('GET', '/try/wait', 'Waits for a row that others hold.', { who: 'anyone' }),
  closed: route('GET', '/try/closed', 'Closed.', { who: 'signed-in' }),
}
const on = implement(contract).$context<Call>()
const room: Room = {
  name: 'try',
  routes: on.router({
    double: on.double.handler(({ input }) => ({ doubled: input.by.amount * 2 })),
    refuse: on.refuse.handler(() => {
      throw new Refusal('email-taken', 'secret sentence for the log', { email: 'a@example.org' })
    }),
    fail: on.fail.handler(() => {
      throw new Error('password hunter2 in row 17')
    }),
    lie: on.lie.handler(() => ({ n: 'many' }) as never),
    wait: on.wait.handler(({ context }) =>
      context.app.db.transaction().execute(async (tx) => {
        await sql`set local lock_timeout = '20ms'`.execute(tx)
        await sql`lock table job.job`.execute(tx)
      }),
    ),
    closed: on.closed.handler(() => 'never'),
  }),
}
const app = await aTestApp({ rooms: [room] })
const id = '01a2003e-7594-797d-8bd6-62046a7965e4'

test('an input that fits is answered', async () => {
  const answer = await app.call('POST', `/api/try/${id}/double`, { by: { amount: 4 } })
  expect(answer).toMatchObject({ status: 200, body: { doubled: 8 } })
})

test('an input that does not fit is refused with the fields’ names', async () => {
  const answer = await app.call('POST', '/api/try/7/double', { by: { amount: 40 } })
  expect(answer.status).toBe(400)
  expect(answer.body.data).toEqual({
    code: 'invalid-input',
    params: { fields: 'id, by.amount' },
    requestId: answer.headers['x-request-id'],
  })
})

test('a refusal tells its code and parameters, never its sentence', async () => {
  const answer = await app.call('GET', '/api/try/refuse')
  expect(answer.status).toBe(409)
  expect(answer.body.data).toMatchObject({ code: 'email-taken', params: { email: 'a@example.org' } })
  expect(JSON.stringify(answer.body)).not.toContain('secret')
})

test('who waits too long for what others hold is asked to try again', async () => {
  const answer = await app.db.transaction().execute(async (tx) => {
    await sql`lock table job.job`.execute(tx)
    return await app.call('GET', '/api/try/wait')
  })
  expect(answer.status).toBe(503)
  expect(answer.body.data).toMatchObject({ code: 'overloaded' })
})

test('an unexpected error shows its request id and nothing else, and is grouped and counted', async () => {
  const first = await app.call('GET', '/api/try/fail')
  app.clock.advance({ minutes: 5 })
  const second = await app.call('GET', '/api/try/fail')
  const requestId = second.headers['x-request-id']
  expect(first.status).toBe(500)
  expect(second.body).toEqual({
    ...{ defined: false, code: 'unexpected', status: 500, message: 'unexpected' },
    data: { code: 'unexpected', params: {}, requestId },
  })
  const groups = await app.db
    .selectFrom('errorGroup')
    .selectAll()
    .where('route', '=', 'GET /api/try/fail')
    .execute()
  expect(groups).toMatchObject([
    { count: 2, message: 'password hunter2 in row 17', lastRequestId: requestId },
  ])
  expect(groups[0]?.lastSeenAt).toEqual(app.now())
  expect((await app.call('GET', '/metrics')).body).toContain(
    'invigil_unexpected_errors_total{route="GET /api/try/fail"} 2',
  )
})

test('an answer that breaks the contract is our fault', async () => {
  expect((await app.call('GET', '/api/try/lie')).body.data.code).toBe('unexpected')
})

test('what is not open to anyone is closed while nobody can sign in', async () => {
  expect((await app.call('GET', '/api/try/closed')).body.data.code).toBe('not-signed-in')
})

test('an unknown route, a broken body and one that is too large are refused like everything else', async () => {
  const unknown = await app.call('GET', '/api/nothing')
  expect(unknown).toMatchObject({ status: 404, body: { data: { code: 'not-found' } } })
  const headers = { 'content-type': 'application/json' }
  const broken = await app.call('POST', `/api/try/${id}/double`, undefined, { headers, payload: '{"by":' })
  expect(broken).toMatchObject({ status: 400, body: { data: { code: 'invalid-input' } } })
  const large = await app.call('POST', `/api/try/${id}/double`, { by: 'x'.repeat(4_200_000) })
  expect(large).toMatchObject({
    status: 413,
    body: { data: { code: 'too-large', params: { bytes: 4_194_304 } } },
  })
  const poisoned = await app.call('POST', `/api/try/${id}/double`, undefined, {
    headers,
    payload: '{"__proto__":{}}',
  })
  expect(poisoned.status).toBe(400)
  const other = { 'content-type': 'text/csv', 'content-length': '30000000' }
  const upload = await app.call('POST', `/api/try/${id}/double`, undefined, { headers: other, payload: 'a' })
  expect(upload).toMatchObject({ status: 413, body: { data: { params: { bytes: 20_971_520 } } } })
})

test('the API describes itself, and a page shows it without any script', async () => {
  const document = await app.call('GET', '/api/openapi.json')
  expect(document.body.openapi).toMatch(/^3\.1/)
  expect(document.body.paths['/admin/audit/verify'].post.summary).toBeTruthy()
  const page = await app.call('GET', '/api/docs')
  expect(page.body).toContain('/api/admin/audit/verify')
  expect(page.body).not.toContain('<script')
})

test('every answer has strict headers', async () => {
  const { headers } = await app.call('GET', '/healthz')
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe-inline')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
})

test('a server says that it is ready', async () => {
  expect((await app.call('GET', '/readyz')).body).toEqual({ ready: true, missing: [] })
})
