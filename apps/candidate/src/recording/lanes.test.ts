import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullBits, lanes, shareOut } from './lanes.ts'

test('with room for everything each lane has what it wants', () => {
  const plans = shareOut(fullBits(lanes), lanes)
  expect(fullBits(lanes)).toBe(834_000)
  expect(plans).toEqual({
    microphone: { bits: 24_000, framesPerSecond: 0 },
    preview: { bits: 60_000, framesPerSecond: 5 },
    screen: { bits: 400_000, framesPerSecond: 5 },
    camera: { bits: 350_000, framesPerSecond: 15 },
  })
})

test('the camera steps down first and goes first; the screen keeps its letters with fewer frames', () => {
  expect(shareOut(450_000, lanes)).toMatchObject({
    ...{ camera: { framesPerSecond: 10 }, screen: { framesPerSecond: 2.5 }, preview: { bits: 60_000 } },
  })
  expect(shareOut(110_000, lanes)).toMatchObject({
    ...{ camera: { bits: 0 }, screen: { framesPerSecond: 0.5 }, microphone: { bits: 24_000 } },
  })
  const { screen } = shareOut(834_000, lanes)
  const { screen: least } = shareOut(80_000, lanes)
  expect(least.bits / least.framesPerSecond).toBeGreaterThanOrEqual(screen.bits / screen.framesPerSecond)
})

test('sound, a slow screen and a slow small picture stay whatever happens', () => {
  expect(shareOut(0, lanes)).toEqual({
    microphone: { bits: 12_000, framesPerSecond: 0 },
    screen: { bits: 40_000, framesPerSecond: 0.5 },
    preview: { bits: 24_000, framesPerSecond: 2 },
    camera: { bits: 0, framesPerSecond: 0 },
  })
  expect(shareOut(0, ['camera']).camera.bits).toBe(45_000)
})

test('a camera that was off comes back only when there is room to stay', () => {
  const off = shareOut(120_000, lanes)
  const needed = 24_000 + 60_000 + 80_000 + 45_000
  expect(shareOut(needed, lanes, off).camera.bits).toBe(0)
  expect(shareOut(needed + 13_500, lanes, off).camera.bits).toBeGreaterThanOrEqual(45_000)
  expect(shareOut(needed, lanes, shareOut(834_000, lanes)).camera.bits).toBe(45_000)
})

test('before it is left out the camera becomes small, and it grows again only where there is room to spare', () => {
  const needed = 24_000 + 60_000 + 80_000
  const small = shareOut(needed + 45_000, lanes, shareOut(834_000, lanes))
  expect(small.camera).toMatchObject({ mostWidth: 320, framesPerSecond: 5 })
  expect(shareOut(needed + 85_000, lanes, small).camera.mostWidth).toBe(320)
  expect(shareOut(needed + 135_000, lanes, small).camera.mostWidth).toBeUndefined()
})

test('above the floor no budget is ever exceeded, and more budget never makes any lane worse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 76_000, max: 900_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      (budget, more) => {
        const plans = shareOut(budget, lanes)
        const better = shareOut(budget + more, lanes)
        expect(lanes.reduce((sum, lane) => sum + plans[lane].bits, 0)).toBeLessThanOrEqual(budget)
        const worse = lanes.filter((lane) => better[lane].framesPerSecond < plans[lane].framesPerSecond)
        expect(worse).toEqual([])
      },
    ),
  )
})
