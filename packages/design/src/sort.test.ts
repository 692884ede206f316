import { expect, test } from 'vitest'
import { sorted } from './sort.ts'

const people = [
  { name: 'Đào', points: 12 },
  { name: 'Anh', points: 9 },
  { name: 'Duy', points: undefined },
]
const value = (person: (typeof people)[number], by: string) => (by === 'points' ? person.points : person.name)
const names = (rows: typeof people) => rows.map(({ name }) => name)

test('names are ordered as a Vietnamese reader expects: Đ comes after D', () => {
  expect(names(sorted(people, { by: 'name', direction: 'ascending' }, value, 'vi'))).toEqual([
    'Anh',
    'Duy',
    'Đào',
  ])
})

test('numbers are compared by size, and a missing one is last either way', () => {
  expect(names(sorted(people, { by: 'points', direction: 'ascending' }, value, 'en'))).toEqual([
    'Anh',
    'Đào',
    'Duy',
  ])
  expect(names(sorted(people, { by: 'points', direction: 'descending' }, value, 'en'))).toEqual([
    'Đào',
    'Anh',
    'Duy',
  ])
})
