import type { SideReport } from '@invigil/contract/side-camera.ts'
import { orientationOf } from './placement.ts'

interface Battery {
  level: number
  charging: boolean
}

/** What a phone can say of itself beside the picture. */
export interface PhoneFacts {
  read(): Omit<SideReport, 'isShowing'>
  stop(): void
}

/** Follows battery and tilt where the browser tells them (Safari and Firefox keep the battery to themselves). */
export function followPhone(): PhoneFacts {
  const events = new AbortController()
  let tilt: { beta: number | null; gamma: number | null } | undefined
  let battery: Battery | undefined
  window.addEventListener(
    'deviceorientation',
    ({ beta, gamma }) => {
      tilt = { beta, gamma }
    },
    { signal: events.signal },
  )
  const { getBattery } = navigator as { getBattery?: () => Promise<Battery> }
  getBattery?.call(navigator).then(
    (found) => {
      battery = found
    },
    () => undefined,
  )
  return {
    read: () => ({
      battery: battery?.level ?? null,
      isCharging: battery?.charging ?? null,
      orientation: orientationOf(tilt),
    }),
    stop: () => events.abort(),
  }
}

/** Keeps the display on while the page is in sight; the lock is lost with each change of apps, so it is asked for again. */
export function keepAwake(): () => void {
  const events = new AbortController()
  let lock: WakeLockSentinel | undefined
  const ask = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock?.request('screen').then(
      (given) => {
        if (events.signal.aborted) void given.release()
        else lock = given
      },
      () => undefined,
    )
  }
  document.addEventListener('visibilitychange', ask, { signal: events.signal })
  ask()
  return () => {
    events.abort()
    void lock?.release()
  }
}
