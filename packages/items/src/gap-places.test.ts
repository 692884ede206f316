import { expect, test } from 'vitest'
import { inOrderOfText, withGapNumbers } from './gap-places.ts'

test('gaps are numbered as they stand in the text, not as their author added them', () => {
  const gaps = [{ id: 'new' }, { id: 'b' }, { id: 'a' }]
  expect(inOrderOfText('{{a}}, then {{b}} and $\\frac{{{new}}}{2}$', gaps).map(({ id }) => id)).toEqual([
    ...['a', 'b', 'new'],
  ])
})

test('who only reads a text finds the number of each gap in its place', () => {
  expect(withGapNumbers('<p>{{b}} is {{a}}</p>')).toBe(
    '<p><u>&nbsp;&nbsp;1&nbsp;&nbsp;</u> is <u>&nbsp;&nbsp;2&nbsp;&nbsp;</u></p>',
  )
  expect(withGapNumbers('<p>no gap</p>')).toBe('<p>no gap</p>')
})
