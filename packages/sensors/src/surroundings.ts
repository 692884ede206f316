import type { Surroundings } from './camera-messages.ts'

/** Chromium's battery, which TypeScript's library does not know. */
interface Battery extends EventTarget {
  readonly level: number
  readonly charging: boolean
}

type Pressure = NonNullable<Surroundings['pressure']>

/** Chromium's Compute Pressure API, which TypeScript's library does not know yet. */
interface PressureWatcher {
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>
  disconnect(): void
}
type PressureWatcherMaker = new (
  onChange: (records: readonly { state: Pressure }[]) => void,
) => PressureWatcher

const pressureEveryMs = 5000

/** Tells what speaks for looking less: battery, pressure and a hidden page, each where the browser says so. Answers what stops it. */
export function watchSurroundings(onChange: (surroundings: Surroundings) => void): () => void {
  let known: Surroundings = {}
  const stopping = new AbortController()
  const note = (news: Surroundings) => {
    if (stopping.signal.aborted) return
    known = { ...known, ...news }
    onChange(known)
  }
  const noteVisibility = () => note({ isHidden: document.visibilityState === 'hidden' })
  document.addEventListener('visibilitychange', noteVisibility, { signal: stopping.signal })
  noteVisibility()
  void watchBattery(note, stopping.signal)
  const stopPressure = watchPressure(note)
  return () => {
    stopping.abort()
    stopPressure()
  }
}

async function watchBattery(note: (news: Surroundings) => void, signal: AbortSignal): Promise<void> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> }
  // A browser may have the word for it and still refuse.
  const battery = await getBattery?.call(navigator).catch(() => undefined)
  if (!battery) return
  const tell = () => note({ battery: { level: battery.level, isCharging: battery.charging } })
  for (const change of ['levelchange', 'chargingchange']) battery.addEventListener(change, tell, { signal })
  tell()
}

function watchPressure(note: (news: Surroundings) => void): () => void {
  const maker = (globalThis as { PressureObserver?: PressureWatcherMaker }).PressureObserver
  if (!maker) return () => {}
  const watcher = new maker((records) => {
    const pressure = records.at(-1)?.state
    if (pressure) note({ pressure })
  })
  // Refused where a policy forbids it or the machine has no sensor for it.
  watcher.observe('cpu', { sampleInterval: pressureEveryMs }).catch(() => {})
  return () => watcher.disconnect()
}
