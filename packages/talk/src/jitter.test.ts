import { expect, test } from 'vitest'
import { type Placed, placePacket } from './jitter.ts'

const packet = (seq: number) => ({ seq, seconds: 0.02 })

test('the first packet waits for eighty milliseconds, the next follows without a seam', () => {
  const first = placePacket(undefined, packet(7), 10)
  expect(first).toEqual({ seq: 7, seconds: 0.02, at: 10.08 })
  expect(placePacket(first, packet(8), 10.03)?.at).toBeCloseTo(10.1)
})

test('where packets are missing there is silence as long as they were', () => {
  expect(placePacket(placed(7, 10.08), packet(10), 10.05)?.at).toBeCloseTo(10.14)
})

test('after a standstill it begins anew, a little ahead again', () => {
  expect(placePacket(placed(7, 10.08), packet(8), 11)?.at).toBeCloseTo(11.08)
})

test('of a burst, what would be heard later than three tenths of a second from now is left out', () => {
  expect(placePacket(placed(7, 10.27), packet(8), 10)?.at).toBeCloseTo(10.29)
  expect(placePacket(placed(7, 10.29), packet(8), 10)).toBeUndefined()
})

function placed(seq: number, at: number): Placed {
  return { seq, seconds: 0.02, at }
}
