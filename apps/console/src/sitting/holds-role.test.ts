import { ExamId, SittingId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { holdsRole } from './holds-role.ts'

const [one, other] = ['01a203b6-622d-70cd-bb7f-f626a9135f51', '01a203b6-622d-70cd-bb7f-f626a9135f52']
const sitting = { id: SittingId.parse(one), examId: ExamId.parse(one) }

test('an author does not proctor, and an administrator may', () => {
  expect(holdsRole([{ role: 'author', on: 'organisation' }], 'proctor', sitting)).toBe(false)
  expect(holdsRole([{ role: 'administrator', on: 'organisation' }], 'proctor', sitting)).toBe(true)
})

test('a role on a sitting or an exam holds there and nowhere else', () => {
  const on = (id: string) => [
    holdsRole([{ role: 'proctor', on: 'sitting', sittingId: SittingId.parse(id) }], 'proctor', sitting),
    holdsRole([{ role: 'proctor', on: 'exam', examId: ExamId.parse(id) }], 'proctor', sitting),
  ]
  expect([on(one), on(other)]).toEqual([
    [true, true],
    [false, false],
  ])
})
