import { expect, test } from 'vitest'
import { lookAtPicture, type PictureLook } from './quality.ts'
import { aRoom, gaussian, type Moment, sitterIn, watchViews } from './testing-sitter.ts'

const framesPerSecond = 2

/** Looks at a sitter who is where `where` says, twice a second. */
function look(seconds: number, where: (second: number) => Moment): PictureLook[] {
  const room = aRoom()
  const instants = Array.from({ length: seconds * framesPerSecond }, (_, index) => index / framesPerSecond)
  return watchViews(instants.map((second) => sitterIn(room, where(second))))
}

/** How often a loop would be said of it, by the detector's own threshold. */
function saidLoop(looks: readonly PictureLook[]): number {
  return looks.filter(({ observation }) => (observation.repeats?.correlation ?? 0) >= 0.5).length
}

/** A walk without aim, the same for the same seed: a place for each half second. */
function wandering(seconds: number, seed = 5): Moment[] {
  const random = gaussian(seed)
  const place = { x: 0, y: 0 }
  return Array.from({ length: seconds * framesPerSecond }, () => {
    place.x = place.x * 0.9 + random() * 1.2
    place.y = place.y * 0.9 + random() * 0.6
    return { ...place }
  })
}

const ways = wandering(200)
const way = (second: number): Moment => ways[second * framesPerSecond] ?? {}

test('twelve seconds that come again and again under fresh noise are a loop of that length', () => {
  const looks = look(60, (second) => way(second % 12))
  expect(saidLoop(looks)).toBeGreaterThan(20)
  expect((looks.at(-1)?.observation.repeats?.seconds ?? 0) % 12).toBe(0)
})

test('somebody who sits and sways never repeats himself', () => {
  expect(saidLoop(look(120, way))).toBe(0)
})

test('a rocking chair is no loop', () => {
  expect(saidLoop(look(80, (second) => ({ x: 5 * Math.sin((2 * Math.PI * second) / 2.5) })))).toBe(0)
})

test('pictures that come again bit by bit are certain', () => {
  const room = aRoom()
  const film = Array.from({ length: 20 }, (_, index) => sitterIn(room, way(index / 2)))
  const looks = watchViews([sitterIn(room), ...film, ...film])
  expect(looks[22]?.observation.repeats).toBeUndefined()
  expect(looks[23]?.observation.repeats).toEqual({ correlation: 1, seconds: 10 })
})

test('a picture that stands still is no loop', () => {
  expect(saidLoop(watchViews(Array.from({ length: 100 }, () => sitterIn(aRoom()))))).toBe(0)
})

test('a clock that is set back begins the history anew', () => {
  const looks = look(60, (second) => way(second % 12))
  const { state } = looks.at(-1) ?? { state: {} }
  const { observation } = lookAtPicture(sitterIn(aRoom()), 5000, state)
  expect(observation.repeats).toBeUndefined()
})

test('two looks within half a second say the same of what comes again', () => {
  const { observation, state } = look(60, (second) => way(second % 12)).at(-1) ?? { state: {} }
  const again = lookAtPicture(sitterIn(aRoom()), (observation?.at ?? 0) + 100, state)
  expect(observation?.repeats?.correlation).toBeGreaterThan(0.5)
  expect(again.observation.repeats).toEqual(observation?.repeats)
})
