import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'

test.each([
  ['What is $\\mathrm{H_2O}$?', 'What is H2O?'],
  ['Combien font $2{,}5 \\times 3$ ?', 'Combien font 2,5 × 3 ?'],
  ['$\\sqrt{x} \\leq \\pi$', '√x ≤ π'],
  ['$\\frac{a}{b}$ of **it**', 'a/b of it'],
  ['![a cell](file:0198) divides', 'a cell divides'],
  ['Hue lies in {{1}}.\nTrue?', 'Hue lies in ___. True?'],
  ['Ý kiến: “*Đọc **sách** là vui.*” _Vì sao?_', 'Ý kiến: “Đọc sách là vui.” Vì sao?'],
  ['2 * 3 * x_1 of a*b*c', '2 * 3 * x_1 of a*b*c'],
  ['It costs $5 or $6.', 'It costs $5 or $6.'],
])('of “%s” a list shows “%s”', (text, words) => {
  expect(firstWords(text)).toBe(words)
})

test('of a long text one sees that it goes on', () => {
  expect(firstWords('vì sao '.repeat(40))).toMatch(/^(vì sao )+.{1,6}…$/)
  expect(firstWords('a'.repeat(120))).toBe('a'.repeat(120))
})
