import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffled, shuffledFast } from './shuffle.ts'

test('an order once given stays the same in every later version', () => {
  expect(shuffled(['a', 'b', 'c', 'd', 'e', 'f'], 'attempt-1/item-1')).toEqual(['b', 'a', 'e', 'f', 'c', 'd'])
  expect(shuffled(['a', 'b', 'c', 'd', 'e', 'f'], 'attempt-2/item-1')).toEqual(['b', 'd', 'e', 'c', 'a', 'f'])
})

test('nothing is lost and nothing is added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.string(), (entries, seed) => {
      expect(shuffled(entries, seed).toSorted()).toEqual(entries.toSorted())
    }),
  )
})

test('every order comes about as often as any other', () => {
  const orders = Array.from({ length: 6000 }, (_, number) =>
    shuffled(['a', 'b', 'c'], `attempt-${number}`).join(''),
  )
  const counts = Object.values(Object.groupBy(orders, (order) => order)).map((same) => same?.length ?? 0)
  expect(counts).toHaveLength(6)
  expect(Math.min(...counts)).toBeGreaterThan(900)
  expect(Math.max(...counts)).toBeLessThan(1100)
})

test('the fast order stays the same in every later version, and loses nothing', () => {
  expect(shuffledFast(['a', 'b', 'c', 'd', 'e', 'f'], 'attempt-1/draw-1')).toEqual([
    'b',
    'e',
    'd',
    'f',
    'a',
    'c',
  ])
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.string(), (entries, seed) => {
      expect(shuffledFast(entries, seed).toSorted()).toEqual(entries.toSorted())
    }),
  )
})
