import { expect, test } from 'vitest'
import type { LanePlan } from './lanes.ts'
import { type PretendLine, recordOver } from './testing-line.ts'

const free: PretendLine = { bitsASecond: () => 20e6, roundTripMs: 40 }
const full = 834_000

/** Busy for `takes` of every `every` milliseconds, between two instants. */
function busy(from: number, to: number, every: number, takes: number): (now: number) => number {
  return (now) => (now > from && now < to && now % every < 10 ? now + takes : 0)
}

function least(figures: readonly number[], from: number, to?: number): number {
  return Math.min(...figures.slice(from, to))
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}

/** How many of these seconds it was on. */
function secondsOn(plans: readonly LanePlan[]): number {
  return plans.filter(({ bits }) => bits > 0).length
}

/** Of four seconds in a row each, the fewest frames. */
function leastOfFour(arrived: readonly number[], from: number): number {
  const starts = arrived.slice(from, -3).map((_, at) => from + at)
  return Math.min(...starts.map((at) => mean(arrived.slice(at, at + 4)) * 4))
}

test('a free line carries everything within ten seconds, and one that loses packets too', () => {
  expect(least(recordOver(free, 20).bits, 10)).toBe(full)
  const lossy = { bitsASecond: () => 4e6, roundTripMs: 60, lostPercent: 3 }
  expect(least(recordOver(lossy, 40).bits, 12)).toBe(full)
})

test('a page that is busy for twenty seconds gives nothing up for it, nor for a busy server', () => {
  const pageIsBusyUntil = busy(10_000, 30_000, 400, 300)
  const serverIsBusyUntil = busy(10_000, 30_000, 700, 600)
  expect(least(recordOver({ ...free, pageIsBusyUntil }, 40).bits, 12)).toBe(full)
  expect(least(recordOver({ ...free, serverIsBusyUntil }, 40).bits, 12)).toBe(full)
})

test('where both machines hardly get anything done, all is as before ten seconds after', () => {
  const pageIsBusyUntil = busy(10_000, 30_000, 400, 300)
  const serverIsBusyUntil = busy(10_000, 30_000, 700, 600)
  const { bits } = recordOver({ ...free, pageIsBusyUntil, serverIsBusyUntil }, 50)
  expect(least(bits, 12)).toBeGreaterThanOrEqual(76_000)
  expect(least(bits, 40)).toBe(full)
})

test('at 300 kbit/s the camera is back at a low rate within fifteen seconds, and stays', () => {
  const { arrived, plans, answerMs } = recordOver(
    { bitsASecond: () => 300e3, roundTripMs: 60, screenKeyBytes: 250_000 },
    60,
  )
  expect(mean(arrived.camera.slice(15))).toBeGreaterThan(2.5)
  expect(secondsOn(plans.camera.slice(15))).toBe(45)
  expect(least(arrived.preview, 2)).toBeGreaterThanOrEqual(3)
  expect(Math.max(...answerMs)).toBeLessThan(500)
})

test('at 128 kbit/s sound, a small picture each second and a screen every two seconds go on, and answers pass', () => {
  const { arrived, answerMs } = recordOver({ bitsASecond: () => 128e3, roundTripMs: 60 }, 60)
  expect(least(arrived.microphone, 2)).toBeGreaterThanOrEqual(7)
  expect(mean(arrived.microphone)).toBeGreaterThan(9.5)
  expect(least(arrived.preview, 2)).toBeGreaterThanOrEqual(1)
  expect(leastOfFour(arrived.screen, 10)).toBeGreaterThanOrEqual(1)
  expect(mean(arrived.screen.slice(10))).toBeGreaterThan(0.45)
  expect(Math.max(...answerMs)).toBeLessThan(500)
})

test('a line that was thin for half a minute is used whole again within fifteen seconds', () => {
  const bitsASecond = (now: number) => (now > 20_000 && now < 50_000 ? 128e3 : 4e6)
  const { bits, arrived } = recordOver({ bitsASecond, roundTripMs: 60 }, 80)
  expect(least(bits, 25, 50)).toBeGreaterThanOrEqual(76_000)
  expect(Math.max(...bits.slice(25, 45))).toBeLessThan(200_000)
  expect(least(bits, 65)).toBe(full)
  expect(mean(arrived.microphone)).toBeGreaterThan(9.5)
})

test('a busy page does not hide that the line is thin as well', () => {
  const pageIsBusyUntil = busy(10_000, 40_000, 400, 250)
  const { bits, answerMs } = recordOver({ bitsASecond: () => 300e3, roundTripMs: 60, pageIsBusyUntil }, 60)
  expect(mean(bits.slice(10))).toBeLessThan(400_000)
  expect(Math.max(...answerMs)).toBeLessThan(600)
})
