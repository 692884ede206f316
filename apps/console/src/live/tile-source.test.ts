import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, askedFor, nextSource, sources } from './tile-source.ts'

test('a small face is the preview, a large one the camera', () => {
  expect(askedFor('face', seen(180), undefined)).toEqual({ track: 'preview', quality: 'all' })
  expect(askedFor('face', seen(300), undefined)).toEqual({ track: 'camera', quality: 'all' })
})

test('of a small screen the key frames are enough, a large one moves', () => {
  expect(askedFor('screen', seen(180), undefined)).toEqual({ track: 'screen', quality: 'keys' })
  expect(askedFor('screen', seen(900), undefined)).toEqual({ track: 'screen', quality: 'all' })
})

test('what nobody sees is not asked for, whatever it was before', () => {
  const before = { track: 'camera', quality: 'all' } as const
  expect(askedFor('face', { width: 900, isInSight: false }, before)).toBeUndefined()
})

test('a width that trembles by less than a seventh changes the quality once at most', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.integer({ min: 100, max: 1200 }),
      fc.array(fc.double({ min: 0.93, max: 1.07, noNaN: true }), { minLength: 2, maxLength: 30 }),
      (source, width, tremble) => {
        let asked: Asked | undefined
        const made = tremble.map((factor) => {
          asked = askedFor(source, seen(width * factor), asked)
          return JSON.stringify(asked)
        })
        const changes = made.filter((one, index) => index > 0 && one !== made[index - 1])
        expect(changes.length).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('the sources follow each other round and round', () => {
  expect(nextSource(nextSource(nextSource('face')))).toBe('face')
})

function seen(width: number) {
  return { width, isInSight: true }
}
