import { expect, test } from 'vitest'
import { releaseSteps } from './release-timeline.ts'

const noon = new Date('2040-03-05T12:00:00.000Z')
const [past, soon, late] = [
  '2040-03-01T00:00:00.000Z',
  '2040-03-06T00:00:00.000Z',
  '2040-04-01T00:00:00.000Z',
]

test('what candidates see stands by its date, from the release to never, and what is due comes with the release', () => {
  const parts = { score: past, items: late, feedback: soon, explanation: soon, answers: 'never' } as const
  expect(releaseSteps(parts, noon)).toEqual([
    { from: 'with-release', parts: ['score'] },
    { from: soon, parts: ['feedback', 'explanation'] },
    { from: late, parts: ['items'] },
    { from: 'never', parts: ['answers'] },
  ])
})

test('a part whose date is still to be said stands nowhere', () => {
  const parts = {
    score: '',
    items: 'never',
    feedback: 'never',
    explanation: 'never',
    answers: 'never',
  } as const
  expect(releaseSteps(parts, noon).map(({ from }) => from)).toEqual(['never'])
})
