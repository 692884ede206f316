import type { MarkingQueue, MarkingTask } from '@invigil/contract/marking.ts'
import { expect, test } from 'vitest'
import { pagesOf, placeOf, withPage } from './marking-pages.ts'

function aPage(from: number, all: number, ...given: [string, number | null][]): MarkingQueue {
  const tasks = given.map(([attemptId, points]) => ({ attemptId, points }) as MarkingTask)
  return { tasks, from, all, at: from, pageSize: 2, unmarked: 1 }
}

test('pages are put together, and what was saved here is kept', () => {
  const pages = withPage(pagesOf(aPage(0, 4, ['a', 5], ['b', null])), aPage(2, 4, ['c', null], ['d', null]))
  const again = withPage(pages, aPage(0, 4, ['a', null], ['b', null]))
  expect(again.all).toBe(4)
  expect([...again.tasks].map(([place, { attemptId, points }]) => [place, attemptId, points]).sort()).toEqual(
    [
      [0, 'a', 5],
      [1, 'b', null],
      [2, 'c', null],
      [3, 'd', null],
    ],
  )
})

test('who hands in meanwhile is among all, and no place shows the answer of another', () => {
  const pages = withPage(pagesOf(aPage(0, 3, ['a', 5], ['b', null])), aPage(2, 4, ['b', null], ['c', null]))
  expect(pages.all).toBe(4)
  expect([...pages.tasks.keys()]).toEqual([2, 3])
})

test('as many as before in other places are seen to have moved', () => {
  const pages = withPage(pagesOf(aPage(0, 2, ['a', 5], ['b', null])), aPage(0, 2, ['b', null], ['c', null]))
  expect([...pages.tasks.values()].map(({ attemptId }) => attemptId)).toEqual(['b', 'c'])
})

test('an answer is found where it stands now, or is known not to be on the page', () => {
  const page = aPage(2, 5, ['c', null], ['b', null])
  expect(placeOf(page, { attemptId: 'b' } as MarkingTask)).toBe(3)
  expect(placeOf(page, { attemptId: 'a' } as MarkingTask)).toBeUndefined()
})
