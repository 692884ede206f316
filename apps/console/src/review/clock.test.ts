import { expect, test } from 'vitest'
import { leapOf, leapTakes, movedTo, shownAt, standing, steer, turned } from './clock.ts'

const begun = 2_000_000_000_000

test('a clock that runs twice as fast shows twice the time, and stands where it is stopped', () => {
  const running = turned(standing(begun, 2), 1_000, { isRunning: true })
  const stopped = turned(running, 4_000, { isRunning: false })
  expect([shownAt(running, 2_500), shownAt(stopped, 9_000)]).toEqual([begun + 3_000, begun + 6_000])
})

test('another rate begins at the moment that is shown', () => {
  const running = turned(standing(begun), 0, { isRunning: true })
  const faster = turned(running, 10_000, { rate: 8 })
  expect(shownAt(faster, 11_000)).toBe(begun + 18_000)
})

test('a running clock that is moved runs on from there', () => {
  const running = turned(standing(begun), 0, { isRunning: true })
  expect(shownAt(movedTo(running, begun + 60_000, 5_000), 6_000)).toBe(begun + 61_000)
})

test('a lane a little behind is hurried, one a little ahead slowed, one far away moved, one in step let be', () => {
  expect(steer(begun - 100, begun, 1)).toEqual({ do: 'rate', rate: 1.05 })
  expect(steer(begun + 100, begun, 1)).toEqual({ do: 'rate', rate: 0.95 })
  expect(steer(begun - 400, begun, 1)).toEqual({ do: 'jump' })
  expect(steer(begun + 10, begun, 1)).toEqual({ do: 'nothing' })
})

test('no lane is bent by more than a twelfth, and at eight times the rate it may be further apart', () => {
  expect(steer(begun - 240, begun, 1)).toEqual({ do: 'rate', rate: 1.08 })
  expect(steer(begun - 400, begun, 8)).toMatchObject({ do: 'rate' })
})

test('a lane leaps to where the clock will be when it lands, and rests the longer the longer that takes', () => {
  expect(leapOf(50, 8)).toEqual({ aheadMs: 400, restMs: 500 })
  expect(leapOf(300, 8)).toEqual({ aheadMs: 2_400, restMs: 900 })
  expect(leapOf(50, 1)).toEqual({ aheadMs: 50, restMs: 1_500 })
})

test('what leaps take is learnt from them, and one that was held up does not count for more than half a second', () => {
  expect(leapTakes(150, 350)).toBe(250)
  expect(leapTakes(200, 60_000)).toBe(350)
})

test('at four times the rate a lane that leapt too far is slowed until the clock is there, not moved back', () => {
  expect(steer(begun + 800, begun, 4)).toEqual({ do: 'rate', rate: 2 })
  expect(steer(begun + 1_900, begun, 4)).toEqual({ do: 'rate', rate: 1 })
  expect(steer(begun + 5_000, begun, 4)).toEqual({ do: 'jump' })
  expect(steer(begun - 1_900, begun, 4)).toEqual({ do: 'jump' })
})
