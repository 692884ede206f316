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
