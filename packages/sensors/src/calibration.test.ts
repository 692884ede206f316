import { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import { expect, test } from 'vitest'
import { calibrate } from './calibration.ts'
import type { Face, FacesObservation } from './observation.ts'

interface Seen {
  yaw?: number
  h?: number
  openness?: number
}

function aFace({ yaw = 4, h = 0.5, openness = 0.3 }: Seen): Face {
  return {
    box: { left: 0.3, top: 0.2, width: 0.3, height: 0.4 },
    score: 0.9,
    presence: 0.99,
    outside: 0,
    pose: { yaw, pitch: -6, roll: 1 },
    gaze: { h, v: -0.07, openness, right: openness + 0.01, left: openness - 0.01 },
  }
}

function frames(looks: Seen[]): FacesObservation[] {
  return looks.map((look, index) => ({ of: 'faces', at: index * 250, faces: [aFace(look)] }))
}

const ahead = [{}, { h: 0.51 }, { h: 0.49 }, { yaw: 5 }, { yaw: 3 }, {}, {}, { h: 0.505 }]

test('who looks at the middle of the screen is known by the medians', () => {
  const centre = calibrate(frames(ahead))
  expect(centre).toMatchObject({
    yaw: 4,
    pitch: -6,
    h: 0.5,
    v: -0.07,
    openness: 0.3,
    right: 0.31,
    left: 0.29,
  })
  expect(GazeCentre.parse(centre)).toEqual(centre)
})

test('a blink changes nothing', () => {
  expect(calibrate(frames([...ahead, { openness: 0.05 }]))).toEqual(calibrate(frames(ahead)))
})

test('places at the edges tell how far head and eyes reach, up to what a screen can need', () => {
  const near = calibrate(frames(ahead), frames([{ h: 0.56 }, { h: 0.44 }, { h: 0.56 }, { h: 0.44 }]))
  const beyond = calibrate(frames(ahead), frames([{ yaw: 44 }, { yaw: -36 }, { yaw: 44 }]))
  expect(near?.reach.h).toBeCloseTo(0.06)
  expect(beyond?.reach.yaw).toBe(20)
})

test('who looks round, is half away, is not alone or was seen too shortly gives no centre', () => {
  const alone = frames(ahead)
  const withAFriend = alone.map((seen) => ({ ...seen, faces: [...seen.faces, ...seen.faces] }))
  const halfAway = [...alone, ...alone.map((seen) => ({ ...seen, faces: [] }))]
  expect(calibrate(frames([-20, -10, 0, 10, 20, 10, 0, -10].map((yaw) => ({ yaw }))))).toBeUndefined()
  expect(calibrate(halfAway)).toBeUndefined()
  expect(calibrate(withAFriend)).toBeUndefined()
  expect(calibrate(alone.slice(0, 5))).toBeUndefined()
  expect(calibrate([])).toBeUndefined()
})
