import { expect, test } from 'vitest'
import { learnCentre } from './centre.ts'

const looks = (yaws: number[]) => yaws.map((yaw, index) => ({ at: index * 500, yaw, pitch: -5, h: 0.5 }))

test('the centre is the median of the first steady seconds', () => {
  const centre = learnCentre(3)
  const learnt = looks([4, 5, 6, 5, 5, 4, 44]).map((look) => centre.from(look))
  expect(learnt.at(-2)).toBeUndefined()
  expect(learnt.at(-1)).toEqual({ yaw: 5, pitch: -5, h: 0.5 })
})

test('nothing is learnt while somebody looks round', () => {
  const centre = learnCentre(3)
  const learnt = looks([0, 10, 20, 30, 20, 10, 0, -10, 0, 10]).map((look) => centre.from(look))
  expect(learnt.every((found) => found === undefined)).toBe(true)
})

const calibrated = {
  ...{ yaw: 5, pitch: -5, h: 0.5, v: -0.07, openness: 0.3, right: 0.3, left: 0.3 },
  reach: { yaw: 4, pitch: 4, h: 0.06 },
}

test('what was learnt at the check-in counts from the first look on', () => {
  const centre = learnCentre(3, calibrated)
  expect(centre.from({ at: 0, yaw: 40, pitch: -5, h: 0.5 })).toEqual(calibrated)
})

test('somebody who sinks into the chair pulls the centre along, but not far', () => {
  const centre = learnCentre(3, calibrated)
  const sunk = Array.from({ length: 2400 }, (_, index) => ({ at: index * 500, yaw: 5, pitch: 4, h: 0.54 }))
  const followed = sunk.map((look) => centre.from(look))
  expect(followed[120]?.pitch).toBeGreaterThan(-2)
  expect(followed.at(-1)).toMatchObject({ yaw: 5, pitch: 3, h: 0.53 })
})

test('a look elsewhere moves no centre, nor do closed eyes', () => {
  const centre = learnCentre(3, calibrated)
  centre.from({ at: 0, yaw: 5, pitch: -5, h: 0.5, openness: 0.3 })
  centre.from({ at: 500, yaw: 45, pitch: -5, h: 0.5, openness: 0.3 })
  expect(centre.from({ at: 1000, yaw: 9, pitch: -5, h: 0.5, openness: 0.05 })).toEqual(calibrated)
})
