import { expect, test } from 'vitest'
import { SendWindow } from './send-window.ts'

/** Sends so much over a line of so many bytes a second for so many seconds; answers the longest wait on the way, after ten seconds. */
function longestQueueMs(bytesASecond: number, roundTripMs: number, seconds: number): number {
  const window = new SendWindow()
  let seq = 0
  let freeAt = 0
  let longest = 0
  const underway: { seq: number; at: number; sentAt: number }[] = []
  const ticks = Array.from({ length: seconds * 100 }, (_, tick) => tick * 10)
  for (const now of ticks) {
    while ((underway[0]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      const there = underway.shift()
      if (there) window.arrived('camera', there.seq, 0, now)
      if (there && now > 10_000) longest = Math.max(longest, there.at - there.sentAt - roundTripMs)
    }
    while (window.hasRoom) {
      seq += 1
      const bytes = new Uint8Array(window.pieceBytes)
      freeAt = Math.max(freeAt, now) + (bytes.length * 1000) / bytesASecond
      window.sent({ track: 'camera', seq, piece: 0, isLast: true, bytes }, now)
      underway.push({ seq, at: freeAt + roundTripMs, sentAt: now })
    }
  }
  return longest
}

test('on a thin line little is under way, so that an answer waits for a fraction of a second and not for many', () => {
  expect(longestQueueMs(16_000, 60, 40)).toBeLessThan(500)
  expect(longestQueueMs(37_500, 60, 40)).toBeLessThan(400)
})

test('on a good line there is room for everything', () => {
  const window = new SendWindow()
  const bytes = new Uint8Array(16_000)
  for (let seq = 1; seq < 400; seq += 1) {
    const isFull = !window.hasRoom
    window.sent({ track: 'camera', seq, piece: 0, isLast: true, bytes }, seq * 10)
    if (isFull) window.arrived('camera', seq, 0, seq * 10 + 5)
  }
  expect(window.pieceBytes).toBe(16 * 1024)
})

test('a receipt for a piece frees that much and no more, one for the frame frees all of it', () => {
  const window = new SendWindow()
  const bytes = new Uint8Array(4_096)
  for (const piece of [1, 2, 3])
    window.sent({ track: 'screen', seq: 7, piece, isLast: piece === 3, bytes }, 0)
  expect(window.hasRoom).toBe(false)
  window.arrived('screen', 7, 2, 20)
  expect(window.hasRoom).toBe(true)
  expect(window.isEmpty).toBe(false)
  window.arrived('screen', 7, 0, 40)
  expect(window.isEmpty).toBe(true)
  expect(window.deliveredBits(40)).toBe((3 * 4_096 * 8) / 2)
})

test('what the server will not take is under way no more', () => {
  const window = new SendWindow()
  window.sent({ track: 'camera', seq: 3, piece: 0, isLast: true, bytes: new Uint8Array(9) }, 0)
  window.refused('camera', 3)
  expect(window.isEmpty).toBe(true)
})

test('what a busy machine is late does not make the window smaller', () => {
  const window = new SendWindow()
  const bytes = new Uint8Array(1_000)
  for (let seq = 1; seq < 40; seq += 1) {
    window.sent({ track: 'camera', seq, piece: 0, isLast: true, bytes }, seq * 1_000)
    window.arrived('camera', seq, 0, seq * 1_000 + (seq > 5 ? 500 : 40), 460)
  }
  expect(window.pieceBytes).toBe(2_560)
})
