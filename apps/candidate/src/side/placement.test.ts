import { expect, test } from 'vitest'
import { hintFor, lookAtPlace } from './placement.ts'

const grey = (value: number) => new Uint8ClampedArray(32 * 24 * 4).fill(value)
const still = { luma: 120, motion: 1 }

test('a phone that lies on its side in good light and stands still is well placed', () => {
  expect(hintFor(still, 'landscape')).toBe('good')
  expect(hintFor(still, 'unknown')).toBe('good')
})

test('what is wrong is said, the worst first', () => {
  expect(hintFor({ luma: 12, motion: 40 }, 'portrait')).toBe('dark')
  expect(hintFor({ luma: 120, motion: 40 }, 'flat')).toBe('flat')
  expect(hintFor({ luma: 120, motion: 40 }, 'portrait')).toBe('portrait')
  expect(hintFor({ luma: 120, motion: 40 }, 'landscape')).toBe('moving')
})

test('light and motion are measured from two small pictures', () => {
  const first = lookAtPlace(grey(100), undefined)
  expect(first).toMatchObject({ luma: 100, motion: 0 })
  expect(lookAtPlace(grey(130), first.grey)).toMatchObject({ luma: 130, motion: 30 })
})
