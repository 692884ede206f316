import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchEnd } from './watch-end.ts'

const end = Date.parse('2026-11-22T10:00:00Z')

/** An attempt as a page knows it, and as the server does. */
function anEnd(known: { endsAt: number; now: number }) {
  const closing: boolean[] = []
  const page = { ...known, isReachable: true, handedIn: 0, server: known }
  const stop = watchEnd({
    endsAt: () => (page.handedIn > 0 ? undefined : new Date(page.endsAt).toISOString()),
    now: () => page.now,
    onClosing: (isClosing) => closing.push(isClosing),
    ask: async () => {
      if (!page.isReachable) throw new Error('no network')
      Object.assign(page, page.server)
    },
    handIn: async () => {
      page.handedIn += 1
    },
  })
  return { page, closing, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a machine whose clock was set forward hands nothing in: the server says what time it is', async () => {
  const { page, closing, stop } = anEnd({ endsAt: end, now: end + 1_000 })
  page.server = { endsAt: end, now: end - 3_600_000 }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(page.handedIn).toBe(0)
  expect(closing).toEqual([true, false])
  stop()
})

test('time that was given while there was no network is not handed in away when the network comes back', async () => {
  const { page, closing, stop } = anEnd({ endsAt: end, now: end - 1_000 })
  page.isReachable = false
  page.now = end + 60_000
  await vi.advanceTimersByTimeAsync(2_000)
  page.server = { endsAt: end + 600_000, now: end + 60_000 }
  page.isReachable = true
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(page.handedIn).toBe(0)
  expect(closing).toEqual([true, false])
  stop()
})

test('a clock that was ahead by a blink is corrected, and what is due a moment later is still handed in', async () => {
  const { page, closing, stop } = anEnd({ endsAt: end, now: end })
  page.server = { endsAt: end, now: end - 100 }
  await vi.advanceTimersByTimeAsync(600)
  page.server = { endsAt: end, now: end + 400 }
  page.now = end + 400
  await vi.advanceTimersByTimeAsync(5_000)
  expect([page.handedIn, closing]).toEqual([1, [true, false, true, false]])
  stop()
})

test('who has no network at the end hands in once, as soon as there is one', async () => {
  const { page, stop } = anEnd({ endsAt: end, now: end - 1_000 })
  page.isReachable = false
  page.server = { endsAt: end, now: end + 1_000 }
  page.now = end + 1_000
  await vi.advanceTimersByTimeAsync(120_000)
  expect(page.handedIn).toBe(0)
  page.isReachable = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(page.handedIn).toBe(1)
  stop()
})
