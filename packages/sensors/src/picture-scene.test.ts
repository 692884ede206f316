import { expect, test } from 'vitest'
import { aRoom, type Moment, sitterIn, watchViews } from './testing-sitter.ts'

/** The likenesses of the scene over half a minute of quiet sitting and what comes after it, two looks a second. */
function scenes(seconds: number, after: Moment): Array<number | undefined> {
  const room = aRoom(3)
  const quiet = Array.from({ length: 60 }, (_, index) => sitterIn(room, { x: Math.sin(index) }))
  const looks = watchViews([...quiet, ...Array.from({ length: seconds * 2 }, () => sitterIn(room, after))])
  return looks.map(({ observation }) => observation.scene)
}

test('a scene is learnt first, and then is itself', () => {
  const [first, ...others] = scenes(1, {})
  expect(first).toBeUndefined()
  expect(others.at(-1)).toBeGreaterThan(0.8)
})

test('a camera that was turned sees another scene, by a tenth of its width already', () => {
  expect(scenes(5, { turned: 40 }).at(-1)).toBeLessThan(0.3)
  expect(scenes(5, { turned: 16 }).at(-1)).toBeLessThan(0.35)
})

test('somebody who leans or leaves the seat changes no scene', () => {
  expect(scenes(5, { x: 25, y: 15 }).at(-1)).toBeGreaterThan(0.6)
  expect(scenes(5, { x: 500 }).at(-1)).toBeGreaterThan(0.6)
})

test('half the light changes no scene, and darkness says nothing of it', () => {
  expect(scenes(5, { light: 0.5 }).at(-1)).toBeGreaterThan(0.8)
  expect(scenes(5, { light: 0.1 }).at(-1)).toBeUndefined()
})

test('after a minute the new scene is the scene', () => {
  const all = scenes(90, { turned: 40 })
  expect(all[30 * 2 + 100]).toBeLessThan(0.3)
  expect(all.at(-1)).toBeGreaterThan(0.8)
})

test('a clock that is set back while the scene is new does not put off that it is the scene', () => {
  const room = aRoom(3)
  const quiet = Array.from({ length: 60 }, (_, index) => sitterIn(room, { x: Math.sin(index) }))
  const { state } = watchViews([...quiet, sitterIn(room, { turned: 40 })], 4_000_000).at(-1) ?? { state: {} }
  const later = watchViews(
    Array.from({ length: 130 }, () => sitterIn(room, { turned: 40 })),
    4_016_000,
    state,
  )
  expect(later[100]?.observation.scene).toBeLessThan(0.3)
  expect(later.at(-1)?.observation.scene).toBeGreaterThan(0.8)
})
