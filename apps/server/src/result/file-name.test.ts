import { expect, test } from 'vitest'
import { inFileName } from './file-name.ts'

test('a name keeps its accents and loses what no file system takes', () => {
  expect(inFileName('Lớp 10A2 – “đã nộp” / sáng: Thứ Hai?')).toBe('Lớp-10A2-đã-nộp-sáng-Thứ-Hai')
})

test('a long name is cut off between letters, so that the whole is no longer than a file system takes', () => {
  expect(inFileName('Épreuve '.repeat(20))).toBe(`${'Épreuve-'.repeat(10).slice(0, -1)}`)
  expect(Buffer.byteLength(inFileName('𝒜ễ'.repeat(80)))).toBeLessThanOrEqual(90)
})
