import { expect, test, vi } from 'vitest'
import { watchCameraDevice } from './camera-device.ts'
import type { CameraObservation } from './observation.ts'

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
  await vi.waitUntil(() => seen.length === 1)
  stop()
  expect(seen[0]).toMatchObject({ of: 'camera', label: 'Integrated Camera', width: 640, height: 480 })
  expect(seen[0]?.device).toMatch(/^[0-9a-f]{32}$/)
})

test('another device is told when it comes, the same one is not told again', async () => {
  const seen: CameraObservation[] = []
  const track = aTrack({ deviceId: 'one', frameRate: 30 })
  const stop = watchCameraDevice(track, (one) => seen.push(one))
  await vi.waitUntil(() => seen.length === 1)
  track.change({ frameRate: 24 })
  track.change({ deviceId: 'two' })
  await vi.waitUntil(() => seen.length === 2)
  stop()
  expect(seen[1]?.device).not.toBe(seen[0]?.device)
})

test('what was stopped tells nothing more', async () => {
  const seen: CameraObservation[] = []
  const track = aTrack({ deviceId: 'one' })
  watchCameraDevice(track, (one) => seen.push(one))()
  track.change({ deviceId: 'two' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(seen).toEqual([])
})
