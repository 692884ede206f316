import { expect, test } from 'vitest'
import { portraitAround } from './crop.ts'

const picture = { width: 1000, height: 800 }
const face = { left: 450, top: 300, width: 100, height: 120 }

test('a face alone gets a wide portrait with itself a little above the middle', () => {
  const crop = portraitAround(face, [], picture)
  expect(crop).toEqual({ left: 244, top: 187, width: 512, height: 384 })
})

test('a neighbour makes the portrait tighter, until only one face is in it', () => {
  const neighbour = { left: 640, top: 300, width: 100, height: 120 }
  const crop = portraitAround(face, [neighbour], picture)
  expect(crop?.width).toBeLessThan(400)
  expect((crop?.left ?? 0) + (crop?.width ?? 0)).toBeLessThan(neighbour.left + 34)
})

test('a face at the edge, or cheek to cheek with another, makes no portrait', () => {
  expect(portraitAround({ ...face, left: 10 }, [], picture)).toBeUndefined()
  expect(portraitAround(face, [{ ...face, left: 540 }], picture)).toBeUndefined()
})
