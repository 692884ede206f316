import { expect, test } from 'vitest'
import { refusalIn } from './refusal.ts'

test('a refusal keeps its code, its params and the id of the request', () => {
  const error = { status: 409, data: { code: 'email-taken', params: { email: 'a@b.org' }, requestId: 'r-1' } }
  expect(refusalIn(error)).toEqual({ code: 'email-taken', params: { email: 'a@b.org' }, requestId: 'r-1' })
})

test('a code that this version does not know is one of a newer server', () => {
  expect(refusalIn({ status: 409, data: { code: 'from-the-future', requestId: 'r-2' } })).toEqual({
    code: 'newer',
    params: {},
    requestId: 'r-2',
  })
})

test('no answer at all means that the server was not reached', () => {
  expect(refusalIn(new TypeError('Failed to fetch'))).toEqual({ code: 'unreachable', params: {} })
})

test('an answer that is not ours is an unexpected one', () => {
  expect(refusalIn({ status: 502 })).toEqual({ code: 'unexpected', params: {} })
})
