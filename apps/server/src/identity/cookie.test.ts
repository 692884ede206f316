import { expect, test } from 'vitest'
import { cookieRules } from './cookie.ts'

test('over https the cookie is never sent by http', () => {
  expect(cookieRules('https://exams.example.org')).toEqual({
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
  })
})

test('on a machine without https one can still sign in', () => {
  expect(cookieRules('http://localhost:8080').secure).toBe(false)
})
