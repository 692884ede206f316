import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listDifferences, wordDifferences } from './word-differences.ts'

const words = fc
  .array(fc.constantFrom('water', 'boils', 'at', '100', '°C', 'ice'), { maxLength: 30 })
  .map((list) => list.join(' '))

test('what stays and what goes is the older text, what stays and what comes the newer', () => {
  fc.assert(
    fc.property(words, words, (older, newer) => {
      const found = wordDifferences(older, newer)
      const without = (left: string) =>
        found
          .filter(({ is }) => is !== left)
          .map(({ text }) => text)
          .join('')
      expect(without('new')).toBe(older)
      expect(without('gone')).toBe(newer)
    }),
  )
})

test('only the changed word is marked', () => {
  expect(wordDifferences('Water boils at 90 °C.', 'Water boils at 100 °C.')).toEqual([
    { is: 'same', text: 'Water boils at ' },
    { is: 'gone', text: '90 ' },
    { is: 'new', text: '100 ' },
    { is: 'same', text: '°C.' },
  ])
})

test('very long texts are told apart as wholes', () => {
  const long = 'word '.repeat(3_000)
  expect(wordDifferences(long, `${long}end`).map(({ is }) => is)).toEqual(['gone', 'new'])
  expect(wordDifferences(long, long).map(({ is }) => is)).toEqual(['same'])
})

test('entries of a list are compared with those in their place, never with their neighbours', () => {
  const older = 'Helium · ✓ right\nHydrogen\nNeon'
  const newer = 'Helium\nArgon · ✓ right\nNeon\nXenon'
  expect(listDifferences(older, newer)).toEqual([
    { is: 'same', text: 'Helium' },
    { is: 'gone', text: ' · ✓ right' },
    { is: 'same', text: '\n' },
    { is: 'gone', text: 'Hydrogen' },
    { is: 'new', text: 'Argon · ✓ right' },
    { is: 'same', text: '\nNeon\n' },
    { is: 'new', text: 'Xenon' },
  ])
  expect(listDifferences('', 'One\nTwo')).toEqual([
    { is: 'new', text: 'One' },
    { is: 'same', text: '\n' },
    { is: 'new', text: 'Two' },
  ])
})
