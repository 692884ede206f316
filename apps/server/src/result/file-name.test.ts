import { expect, test } from 'vitest'
import { inFileName } from './file-name.ts'

test('a name keeps its accents and loses what no file system takes', () => {
  expect(inFileName('Lớp 10A2 – “đã nộp” / sáng: Thứ Hai?')).toBe('Lớp-10A2-đã-nộp-sáng-Thứ-Hai')
})

test('a long name is cut off', () => {
  expect(inFileName('Épreuve '.repeat(20))).toBe(
    'Épreuve-Épreuve-Épreuve-Épreuve-Épreuve-Épreuve-Épreuve-Épre',
  )
})
