import { expect, test } from 'vitest'
import { initialsOf } from './initials.tsx'

test('the first and the last word give the initials, marks kept', () => {
  expect(initialsOf('Nguyễn Thị Ánh')).toBe('NÁ')
})

test('one word gives one letter, and an empty name none', () => {
  expect(initialsOf('  đức ')).toBe('Đ')
  expect(initialsOf('')).toBe('')
})
