import { expect, test } from 'vitest'
import { findUnstorable } from './storable.ts'

test.each([
  ['plain text', { name: 'Trần Linh 😀', notes: ['a', null, 3, true] }, undefined],
  ['a zero', { people: [{ name: 'Linh' }, { name: 'a\0b' }] }, 'people.1.name'],
  ['half a surrogate pair', { name: '\ud83d' }, 'name'],
  ['a zero in the name of a field', { detail: { 'a\0b': 1 } }, 'detail'],
  ['a text alone', '\0', ''],
  ['nothing', undefined, undefined],
])('%s', (_title, input, found) => {
  expect(findUnstorable(input)).toBe(found)
})
