import { expect, test } from 'vitest'
import { orderAt } from './order-at.ts'

const order = ['a', 'b', 'c', 'd']
const middles = [20, 60, 100, 140]

test('an entry stands behind all whose middle it has passed, downwards and upwards', () => {
  expect(orderAt({ id: 'a', order }, middles, 99)).toEqual(['b', 'a', 'c', 'd'])
  expect(orderAt({ id: 'a', order }, middles, 101)).toEqual(['b', 'c', 'a', 'd'])
  expect(orderAt({ id: 'd', order }, middles, 61)).toEqual(['a', 'b', 'd', 'c'])
})

test('above and below the list an entry is the first and the last', () => {
  expect(orderAt({ id: 'c', order }, middles, -500)).toEqual(['c', 'a', 'b', 'd'])
  expect(orderAt({ id: 'b', order }, middles, 5000)).toEqual(['a', 'c', 'd', 'b'])
})

test('an entry that is hardly moved stays', () => {
  expect(orderAt({ id: 'b', order }, middles, 75)).toEqual(order)
})
