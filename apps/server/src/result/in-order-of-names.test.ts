import { expect, test } from 'vitest'
import { inOrderOfNames } from './in-order-of-names.ts'

test('names are in the order of the language, accents and all', () => {
  const named = ['Zoé', 'Élodie', 'Gaël', 'Œuvrard', 'Pauline', 'Candidat 10', 'Candidat 9']
  const ordered = inOrderOfNames(
    named.map((candidateName) => ({ candidateName })),
    'fr',
  )
  expect(ordered.map(({ candidateName }) => candidateName)).toEqual([
    ...['Candidat 9', 'Candidat 10', 'Élodie', 'Gaël', 'Œuvrard', 'Pauline', 'Zoé'],
  ])
})

test('who share a name stay in the order in which they came', () => {
  const twins = [
    { candidateName: 'An', place: 1 },
    { candidateName: 'An', place: 2 },
  ]
  expect(inOrderOfNames(twins, 'vi').map(({ place }) => place)).toEqual([1, 2])
})
