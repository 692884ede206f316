import { expect, test } from 'vitest'
import { refersToOthers } from './refers-to-others.ts'

test.for([
  'All of the above',
  '**None of the above.**',
  'None of these',
  'Both of the above',
  'Neither of these',
  'Answers A and B',
  'Both A and C',
  'A and B',
  'Toutes les réponses ci-dessus',
  'Aucune des réponses précédentes',
  'Aucune de ces réponses',
  'Les deux réponses précédentes',
  'Les réponses A et C',
  'Tất cả các đáp án trên',
  'Cả ba đáp án trên',
  'Không có đáp án nào đúng',
  'Cả A và B đều đúng',
  'A và C',
])('“%s” speaks of the others', (text) => {
  expect(refersToOthers(text)).toBe(true)
})

test.for([
  'None',
  'All mammals',
  'Above the line',
  'A and the sea',
  'Aucune',
  'Toutes les plantes vertes',
  'Trên bàn',
  'Tất cả động vật',
  'Vitamin A and vitamin C',
])('“%s” is an option like any other', (text) => {
  expect(refersToOthers(text)).toBe(false)
})
