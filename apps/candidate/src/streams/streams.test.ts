import { afterEach, expect, test, vi } from 'vitest'
import { Streams } from './streams.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser whose question about the camera is answered later, and a camera that says whether it was stopped. */
function aBrowserThatAsks() {
  const track = Object.assign(new EventTarget(), { readyState: 'live', muted: false, stop: vi.fn() })
  const answer = Promise.withResolvers<{ getTracks(): (typeof track)[] }>()
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => answer.promise } })
  return { track, allow: () => answer.resolve({ getTracks: () => [track] }) }
}

test('a camera that is allowed is there', async () => {
  const { track, allow } = aBrowserThatAsks()
  const streams = new Streams()
  const opening = streams.open('camera')
  allow()
  expect(await opening).toMatchObject({ is: 'open' })
  expect(streams.state('camera')).toBe('live')
  expect(track.stop).not.toHaveBeenCalled()
})

test('a camera that is allowed after the exam is over is turned off at once', async () => {
  const { track, allow } = aBrowserThatAsks()
  const streams = new Streams()
  const opening = streams.open('camera')
  streams.close()
  allow()
  expect(await opening).toMatchObject({ is: 'failed' })
  expect(streams.state('camera')).toBe('off')
  expect(track.stop).toHaveBeenCalled()
})
