import { expect, test } from 'vitest'
import type { Mesh } from './mesh.ts'
import { headPose } from './pose.ts'

/** A flat head, turned by `yaw` about the vertical and then by `roll` in the image, in degrees. */
function aHead(yaw: number, roll = 0): Mesh {
  const turn = (x: number, y: number) => {
    const radians = Math.PI / 180
    const across = x * Math.cos(yaw * radians)
    const z = x * Math.sin(yaw * radians)
    const [cos, sin] = [Math.cos(roll * radians), Math.sin(roll * radians)]
    return { x: across * cos - y * sin, y: across * sin + y * cos, z }
  }
  const places = new Map([
    [10, turn(0, -60)],
    [152, turn(0, 60)],
    [234, turn(-50, 0)],
    [454, turn(50, 0)],
  ])
  return { points: Array.from({ length: 468 }, (_, index) => places.get(index) ?? turn(0, 0)), presence: 1 }
}

test('a head that faces the camera is not turned', () => {
  const { yaw, pitch, roll } = headPose(aHead(0))
  expect([Math.abs(yaw), Math.abs(pitch), Math.abs(roll)]).toEqual([0, 0, 0])
})

test('a head turned by thirty degrees is said to be, to either side', () => {
  expect(headPose(aHead(30)).yaw).toBeCloseTo(30)
  expect(headPose(aHead(-30)).yaw).toBeCloseTo(-30)
})

test('a head tilted to the shoulder rolls and does not turn', () => {
  const { yaw, roll } = headPose(aHead(0, 20))
  expect(roll).toBeCloseTo(20)
  expect(yaw).toBeCloseTo(0)
})
