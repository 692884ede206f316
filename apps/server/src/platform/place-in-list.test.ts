import { expect, test } from 'vitest'
import { z } from 'zod'
import { placeInList, readPlace } from './place-in-list.ts'

const place = z.tuple([z.string(), z.number()])

test('a place in a list is read as it was said, and none when nobody said one', () => {
  expect(readPlace(place, placeInList(['Nguyễn Thị Ánh', 3]))).toEqual(['Nguyễn Thị Ánh', 3])
  expect(readPlace(place, undefined)).toBeUndefined()
})

test('what is no place of such a list is refused, also where only the database would find out', () => {
  expect(() => readPlace(place, 'nonsense')).toThrow('after no place of it')
  expect(() => readPlace(place, placeInList(['Linh']))).toThrow('after no place of it')
  expect(() => readPlace(place, placeInList(['Linh\0', 3]))).toThrow('after no place of it')
  expect(() => readPlace(place, placeInList(['\ud800', 3]))).toThrow('after no place of it')
})
