import { expect, test } from 'vitest'
import { aTestApp } from './testing.ts'

const app = await aTestApp({
  rooms: [],
  config: { requestsPerMinute: 60, publicUrl: 'https://exams.example.org' },
})

test('metrics are for this machine only, and not through its proxy', async () => {
  expect((await app.call('GET', '/metrics')).body).toContain('invigil_requests_total')
  const far = await app.call('GET', '/metrics', undefined, { remoteAddress: '192.0.2.7' })
  const proxied = await app.call('GET', '/metrics', undefined, {
    headers: { 'x-forwarded-for': '192.0.2.7' },
  })
  expect([far.status, proxied.status]).toEqual([404, 404])
})

test('behind https browsers are told to stay there', async () => {
  expect((await app.call('GET', '/healthz')).headers['strict-transport-security']).toContain(
    'max-age=31536000',
  )
})

test('too many requests from one address are refused, others go on', async () => {
  const from = (remoteAddress: string) => app.call('GET', '/api/docs.css', undefined, { remoteAddress })
  const answers = await Promise.all(Array.from({ length: 60 }, () => from('192.0.2.8')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await from('192.0.2.8')).toMatchObject({
    status: 429,
    body: { data: { code: 'too-many-requests' } },
    headers: { 'retry-after': expect.anything() },
  })
  expect((await from('192.0.2.9')).status).toBe(200)
})

test('answers of a whole school behind one address are never refused for their number', async () => {
  const url = '/api/attempts/01900000-0000-7000-8000-000000000000/entries'
  const send = () => app.call('POST', url, { entries: [] }, { remoteAddress: '192.0.2.10' })
  const answers = await Promise.all(Array.from({ length: 90 }, send))
  expect(answers.map(({ status }) => status)).not.toContain(429)
})
