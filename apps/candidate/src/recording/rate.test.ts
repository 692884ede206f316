import { expect, test } from 'vitest'
import { stepRate } from './rate.ts'

const goal = { bitrate: 350_000, least: 60_000 }

test('congestion lowers the bitrate at once, but no more than once a second', () => {
  const rate = { bitrate: 350_000, changedAt: 0 }
  expect(stepRate(rate, goal, 400, 5_000)).toEqual({
    do: 'change',
    rate: { bitrate: 245_000, changedAt: 5_000 },
  })
  expect(stepRate({ ...rate, changedAt: 4_500 }, goal, 400, 5_000)).toEqual({ do: 'keep' })
})

test('it never falls below the least, and stays there', () => {
  expect(stepRate({ bitrate: 70_000, changedAt: 0 }, goal, 900, 5_000)).toMatchObject({
    rate: { bitrate: 60_000 },
  })
  expect(stepRate({ bitrate: 60_000, changedAt: 0 }, goal, 900, 5_000)).toEqual({ do: 'keep' })
})

test('a free network raises it slowly, up to the goal', () => {
  expect(stepRate({ bitrate: 100_000, changedAt: 0 }, goal, 20, 3_000)).toEqual({ do: 'keep' })
  expect(stepRate({ bitrate: 100_000, changedAt: 0 }, goal, 20, 4_000)).toMatchObject({
    rate: { bitrate: 108_000 },
  })
  expect(stepRate({ bitrate: 349_000, changedAt: 0 }, goal, 20, 4_000)).toMatchObject({
    rate: { bitrate: 350_000 },
  })
})
