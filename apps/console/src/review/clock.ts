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

/** From this rate on nothing is heard, and a computer that cannot decode every picture leaves some out instead of keeping the clock waiting. */
export const leapingRate = 4
/** Not even a computer that has nothing else to do leaps more often, in milliseconds. */
const leastRestMs = 500
const usualRestMs = 1_500
/** It has so many times as long for its work as it loses with leaps. */
const workPerLeap = 2
/** What takes longer was held up by something else, in milliseconds. */
const longestLeapMs = 500
/** Where nothing is heard a lane that is ahead is slowed by so much of the rate at most, and within this time, in milliseconds of the clock. */
const mostBrake = 0.75
const brakeWithinMs = 400

/** Steers a lane that shows `laneAt` while the clock shows `at`. At a higher rate more may be apart: the eye has no longer to see it. */
export function steer(laneAt: number, at: number, rate: number): Steering {
  const apart = laneAt - at
  const scale = Math.max(1, rate)
  // It has leapt too far: the clock soon is there, too, and nothing need be decoded twice.
  if (rate >= leapingRate && apart > closeEnoughMs * scale && apart < longestLeapMs * scale)
    return { do: 'rate', rate: rate * (1 - Math.min(mostBrake, apart / (brakeWithinMs * scale))) }
  if (Math.abs(apart) > mostApartMs * scale) return { do: 'jump' }
  if (Math.abs(apart) < closeEnoughMs * scale) return { do: 'nothing' }
  const bend = Math.min(mostBend, Math.max(-mostBend, -apart / (mendWithinMs * scale)))
  return { do: 'rate', rate: rate * (1 + bend) }
}

/** How a lane that cannot keep up leaps: so far ahead of the clock that it lands in step, and the next time after a rest, in milliseconds. */
export function leapOf(takesMs: number, rate: number): { aheadMs: number; restMs: number } {
  const least = rate >= leapingRate ? leastRestMs : usualRestMs
  return { aheadMs: takesMs * rate, restMs: Math.max(least, takesMs * (1 + workPerLeap)) }
}

/** What a leap takes on this computer, in milliseconds, after one that took so long. */
export function leapTakes(takesMs: number, tookMs: number): number {
  return (takesMs + Math.min(longestLeapMs, tookMs)) / 2
}
