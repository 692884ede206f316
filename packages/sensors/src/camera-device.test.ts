import { expect, test, vi } from 'vitest'
import { watchCameraDevice } from './camera-device.ts'
import type { CameraObservation } from './observation.ts'

/** A busy machine takes its time to hash. */
const patience = 10_000

/** A track as a browser has it, whose settings can be set. */
function aTrack(settings: MediaTrackSettings, label = 'Integrated Camera') {
  const events = new EventTarget()
  return {
    label,
    getSettings: () => settings,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    change: (changed: MediaTrackSettings) => {
      Object.assign(settings, changed)
      events.dispatchEvent(new Event('configurationchange'))
    },
  }
}

test('the device is told at once, by its name and a hash of its id', async () => {
  const seen: CameraObservation[] = []
  const stop = watchCameraDevice(aTrack({ deviceId: 'secret', width: 640, height: 480 }), (one) =>
    seen.push(one),
  )
  await vi.waitUntil(() => seen.length === 1, patience)
  stop()
  expect(seen[0]).toMatchObject({ of: 'camera', label: 'Integrated Camera', width: 640, height: 480 })
  expect(seen[0]?.device).toMatch(/^[0-9a-f]{32}$/)
})

test('another device is told when it comes, the same one is not told again', async () => {
  const seen: CameraObservation[] = []
  const track = aTrack({ deviceId: 'one', frameRate: 30 })
  const stop = watchCameraDevice(track, (one) => seen.push(one))
  await vi.waitUntil(() => seen.length === 1, patience)
  track.change({ frameRate: 24 })
  track.change({ deviceId: 'two' })
  await vi.waitUntil(() => seen.length === 2, patience)
  stop()
  expect(seen[1]?.device).not.toBe(seen[0]?.device)
})

test('a look that ends after a later one tells nothing: the camera never seems to change back', async () => {
  const seen: CameraObservation[] = []
  const digest = crypto.subtle.digest.bind(crypto.subtle)
  const held = Promise.withResolvers<void>()
  const hashing = vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...asked) => {
    await held.promise
    return await digest(...asked)
  })
  const track = aTrack({ deviceId: 'one' })
  const stop = watchCameraDevice(track, (one) => seen.push(one))
  track.change({ deviceId: 'two' })
  await vi.waitUntil(() => seen.length > 0, patience)
  held.resolve()
  await hashing.mock.results[0]?.value
  await new Promise(setImmediate)
  stop()
  hashing.mockRestore()
  expect(seen).toHaveLength(1)
})

test('what was stopped tells nothing more', async () => {
  const seen: CameraObservation[] = []
  const track = aTrack({ deviceId: 'one' })
  watchCameraDevice(track, (one) => seen.push(one))()
  track.change({ deviceId: 'two' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(seen).toEqual([])
})
