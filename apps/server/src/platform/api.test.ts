import { expect, test } from 'vitest'
import { aTestApp } from './testing.ts'

const app = await aTestApp()

test('an unknown route is refused with a code and the request id', async () => {
  const answer = await app.call('GET', '/api/nothing')
  expect(answer.status).toBe(404)
  expect(answer.body.data).toEqual({
    code: 'not-found',
    params: {},
    requestId: answer.headers['x-request-id'],
  })
})

test('a server says that it is ready', async () => {
  const answer = await app.call('GET', '/readyz')
  expect(answer.body).toEqual({ ready: true, missing: [] })
})
