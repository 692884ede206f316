import type { AttemptId } from '@invigil/contract/ids.ts'
import type { ToWall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { talksAfter } from './talk-state.ts'

const none: ReadonlyMap<string, string> = new Map()
const talks = (attemptId: string, name: string | null): ToWall => ({
  ...{ type: 'talks', attemptId: attemptId as AttemptId, with: name },
})

test('whoever begins to talk is shown with the candidate, until the talk is over', () => {
  const begun = talksAfter(talksAfter(none, talks('linh', 'Paul')), talks('an', 'Vera'))
  expect([...begun]).toEqual([
    ['linh', 'Paul'],
    ['an', 'Vera'],
  ])
  expect([...talksAfter(begun, talks('linh', null))]).toEqual([['an', 'Vera']])
})

test('a wall that is read again forgets who talked; those who still do are told again', () => {
  const wall = { type: 'wall', wall: {} } as ToWall
  expect(talksAfter(talksAfter(none, talks('linh', 'Paul')), wall).size).toBe(0)
})
