import type { AttemptState } from '@invigil/contract/attempt-state.ts'

/** What decides about time. `minutes` are the sitting's, `allowedMinutes` the same with the candidate's accommodation. */
export interface AttemptClock {
  state: AttemptState
  minutes: number
  allowedMinutes: number
  sittingEndsAt: Date
  startedAt: Date | null
  pausedAt: Date | null
  /** The length of all pauses that are over. */
  pausedMilliseconds: number
  /** Given by proctors on top. */
  extraMinutes: number
  /** When it was submitted, expired or terminated. */
  endedAt: Date | null
}

const minute = 60_000

/** How long entries that were under way at the end are still taken as in time. */
const graceSeconds = 120

/**
 * When the time is over; null before it has begun. Who begins late has only what is left of the sitting; extra time of an
 * accommodation, pauses and extensions come on top, beyond the sitting's end too. During a pause: as if resumed now.
 */
export function endsAt(clock: AttemptClock, now: Date): Date | null {
  const { startedAt, pausedAt, minutes, allowedMinutes, extraMinutes, pausedMilliseconds } = clock
  if (!startedAt) return null
  const ordinary = Math.min(startedAt.getTime() + minutes * minute, clock.sittingEndsAt.getTime())
  const given = Math.max(0, allowedMinutes - minutes) * minute + extraMinutes * minute
  const standing = clock.state === 'paused' && pausedAt ? Math.max(0, now.getTime() - pausedAt.getTime()) : 0
  return new Date(ordinary + given + pausedMilliseconds + standing)
}

/** When the clock itself ends this attempt, unless something changes; null when it never will. */
export function dueAt(clock: AttemptClock, now: Date): Date | null {
  switch (clock.state) {
    case 'expected':
    case 'checking-in':
    case 'waiting':
      return clock.sittingEndsAt
    case 'running':
      return afterGrace(endsAt(clock, now))
    case 'paused':
    case 'submitted':
    case 'expired':
    case 'terminated':
      return null
  }
}

/** Says whether an entry received now came after the end and its grace. During a pause nothing is late. */
export function isLate(clock: AttemptClock, receivedAt: Date): boolean {
  if (clock.state === 'paused') return false
  const last = afterGrace(clock.endedAt ?? endsAt(clock, receivedAt))
  return last !== null && receivedAt > last
}

function afterGrace(end: Date | null): Date | null {
  return end && new Date(end.getTime() + graceSeconds * 1_000)
}
