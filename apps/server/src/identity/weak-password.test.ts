import { expect, test } from 'vitest'
import { weaknessOf } from './weak-password.ts'

const linh = { name: 'Trần Thị Linh', email: 'linh.tran@example.org' }

test.each([
  ['a long sentence', 'dòng sông xanh mùa hạ', undefined],
  ['four plain words', 'correct horse battery staple', undefined],
  ['words beside one’s own name', 'linh keeps nine grey geese', undefined],
  ['nine characters', 'kd8#mv0aQ', 'short'],
  ['a very common one', 'Password123', 'common'],
  ['a row of the keyboard', 'qwertyuiop', 'common'],
  ['one character again and again', 'aaaaaaaaaaaa', 'monotonous'],
  ['two characters again and again', '4747474747', 'monotonous'],
  ['the e-mail itself', 'linh.tran@example.org', 'personal'],
  ['the own name with a year', 'trầnthịlinh2004', 'personal'],
  ['the name of this product with a number', 'invigil12345', 'personal'],
] as const)('%s', (_title, password, weakness) => {
  expect(weaknessOf(password, linh)).toBe(weakness)
})
