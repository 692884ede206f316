import { expect, test } from 'vitest'
import { scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { countWords } from './count-words.ts'

test('an essay waits for a person, and the words are counted', () => {
  expect(scoreItem(anItem('essay'), { text: 'To be — or not.' })).toEqual({
    points: 0,
    max: 4,
    needsMarking: true,
    explanation: { rule: 'by-hand', params: { words: 4 } },
  })
})

test('an empty essay needs nobody', () => {
  expect(scoreItem(anItem('essay'), { text: ' \n' })).toMatchObject({ points: 0, needsMarking: false })
})

test('words are what stands between spaces and is more than a sign', () => {
  expect(countWords('Đọc sách là trò chuyện')).toBe(5)
  expect(countWords('l’eau, 3,5 km ; – …')).toBe(3)
  expect(countWords('')).toBe(0)
})
