import { expect, test } from 'vitest'
import { clockFace } from './countdown.tsx'

test('an hour, five minutes and nine seconds are 1:05:09', () => {
  expect(clockFace(3909)).toBe('1:05:09')
})

test('less than an hour has no hours', () => {
  expect(clockFace(309)).toBe('5:09')
  expect(clockFace(0)).toBe('0:00')
})
