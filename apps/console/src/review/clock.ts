/** The one time all lanes of a recording are shown at. Instants are milliseconds since the epoch; `since` is `performance.now()`. */
export interface Clock {
  at: number
  since: number
  rate: number
  isRunning: boolean
}

/** A clock that stands at an instant. */
export function standing(at: number, rate = 1): Clock {
  return { at, since: 0, rate, isRunning: false }
}

/** The instant a clock shows. */
export function shownAt({ at, since, rate, isRunning }: Clock, now: number): number {
  return isRunning ? at + (now - since) * rate : at
}

/** The same moment, from now on running or standing, or at another rate. */
export function turned(clock: Clock, now: number, change: { isRunning?: boolean; rate?: number }): Clock {
  return { ...clock, at: shownAt(clock, now), since: now, ...change }
}

/** Another moment; running goes on. */
export function movedTo(clock: Clock, at: number, now: number): Clock {
  return { ...clock, at, since: now }
}

/** What brings a lane back into step: it is let be, hurried or slowed a little, or moved. */
export type Steering = { do: 'nothing' } | { do: 'rate'; rate: number } | { do: 'jump' }

/** Further apart than this is seen and heard, in milliseconds. */
const mostApartMs = 250
/** Nearer than this nobody notices, in milliseconds. */
const closeEnoughMs = 15
/** Drift is made good within this time, in milliseconds of the clock. */
const mendWithinMs = 2_000
/** No more than this is added to or taken from the rate: sound keeps its pitch and nobody hears it. */
const mostBend = 0.08

/** Steers a lane that shows `laneAt` while the clock shows `at`. At a higher rate more may be apart: the eye has no longer to see it. */
export function steer(laneAt: number, at: number, rate: number): Steering {
  const apart = laneAt - at
  const scale = Math.max(1, rate)
  if (Math.abs(apart) > mostApartMs * scale) return { do: 'jump' }
  if (Math.abs(apart) < closeEnoughMs * scale) return { do: 'nothing' }
  const bend = Math.min(mostBend, Math.max(-mostBend, -apart / (mendWithinMs * scale)))
  return { do: 'rate', rate: rate * (1 + bend) }
}
