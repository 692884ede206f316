import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchCamera } from './camera.ts'
import type { Observation } from './observation.ts'

/** The browser's own parts, which Node has not: a stream with a processor of its frames. There is no worker. */
let camera: ReadableStreamDefaultController<unknown>

class PretendStream {
  getVideoTracks() {
    return ['a camera']
  }
}

class PretendProcessor {
  readable = new ReadableStream({
    start: (controller) => {
      camera = controller
    },
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('MediaStream', PretendStream)
  vi.stubGlobal('MediaStreamTrackProcessor', PretendProcessor)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('without a worker a frame that comes late is looked at once', async () => {
  const { seen } = watched()
  await vi.advanceTimersByTimeAsync(1200)
  camera.enqueue(aFrame())
  await vi.advanceTimersByTimeAsync(200)
  expect(seen.map(({ of }) => of)).toEqual(['picture'])
})

test('without a worker a frame that cannot be read does not end the looking', async () => {
  const { seen } = watched()
  camera.enqueue(aFrame(() => Promise.reject(new Error('lost'))))
  await vi.advanceTimersByTimeAsync(600)
  camera.enqueue(aFrame())
  await vi.advanceTimersByTimeAsync(600)
  expect(seen.map(({ of }) => of)).toEqual(['picture'])
})

test('a frame that is being read when looking stops is closed and not told of', async () => {
  const { seen, stop } = watched()
  const read = Promise.withResolvers<void>()
  const frame = aFrame(() => read.promise)
  camera.enqueue(frame)
  await vi.advanceTimersByTimeAsync(600)
  stop()
  read.resolve()
  await vi.advanceTimersByTimeAsync(600)
  expect(frame.close).toHaveBeenCalled()
  expect(seen).toEqual([])
})

test('a worker that fails when looking has stopped starts nothing any more', async () => {
  class PretendWorker extends EventTarget {
    postMessage() {}
    terminate() {
      setTimeout(() => this.dispatchEvent(new Event('error')), 100)
    }
  }
  vi.stubGlobal('Worker', PretendWorker)
  vi.stubGlobal('location', { href: 'https://exam.example/' })
  vi.stubGlobal('document', new EventTarget())
  const { seen, told, stop } = watched()
  stop()
  await vi.advanceTimersByTimeAsync(3000)
  expect({ seen, told }).toEqual({ seen: [], told: [] })
  expect(vi.getTimerCount()).toBe(0)
})

function watched() {
  const seen: Observation[] = []
  const told: string[] = []
  const stop = watchCamera(
    new MediaStream(),
    { onWatching: ({ is }) => told.push(is) },
    (observation) => void seen.push(observation),
  )
  return { seen, told, stop }
}

function aFrame(copyTo: () => Promise<void> = async () => {}) {
  return {
    displayWidth: 64,
    displayHeight: 48,
    visibleRect: { width: 64, height: 48 },
    allocationSize: () => 64 * 48 * 4,
    copyTo,
    close: vi.fn(),
  }
}
