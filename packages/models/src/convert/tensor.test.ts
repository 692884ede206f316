import { expect, test } from 'vitest'
import { permute } from './tensor.ts'

test('rows become columns', () => {
  const table = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }
  expect(permute(table, [1, 0])).toEqual({ shape: [3, 2], data: Float32Array.of(1, 4, 2, 5, 3, 6) })
})

test('channels last become channels first, pixel by pixel', () => {
  const picture = { shape: [1, 2, 1, 2], data: Int32Array.of(10, 11, 20, 21) }
  expect(permute(picture, [0, 3, 1, 2])).toEqual({ shape: [1, 2, 2, 1], data: Int32Array.of(10, 20, 11, 21) })
})
