import type { AttemptState } from '@invigil/contract/attempt-state.ts'

/** What decides about time. `minutes` are the sitting's, `allowedMinutes` the same with the candidate's accommodation. */
export interface AttemptClock {
  state: AttemptState
  minutes: number
  allowedMinutes: number
  /** When this candidate may begin: the sitting's start, or that of the candidate's own window. */
  opensAt: Date
  /** The sitting's end, or that of the candidate's own window. */
  sittingEndsAt: Date
  /** Until how many minutes after `opensAt` one may begin; null: until the end, as for whom a person lets in late. */
  lateMinutes: number | null
  /** Whether who begins late has all the minutes, as far as the window reaches, or lost those before. */
  lateTime: 'kept' | 'lost'
  startedAt: Date | null
  pausedAt: Date | null
  /** The length of all pauses that are over, breaks among them. */
  pausedMilliseconds: number
  /** Minutes of breaks that the candidate may take, all together. */
  breakMinutes: number
  /** Set while a break runs. */
  breakStartedAt: Date | null
  /** The length of all breaks that are over. */
  breakMilliseconds: number
  /** Given by proctors, or for an outage, on top. */
  extraMinutes: number
  /** When it was submitted, expired or terminated. */
  endedAt: Date | null
}

const minute = 60_000

/** How long entries that were under way at the end are still taken as in time. */
export const graceSeconds = 120

/**
 * When the time is over; null before it has begun. Who begins late has only what is left of the window; extra time of an
 * accommodation, pauses and extensions come on top, beyond the window's end too. During a pause: as if resumed now.
 */
export function endsAt(clock: AttemptClock, now: Date): Date | null {
  const { startedAt, minutes, allowedMinutes, extraMinutes, pausedMilliseconds } = clock
  if (!startedAt) return null
  const counted = clock.lateTime === 'lost' && clock.opensAt < startedAt ? clock.opensAt : startedAt
  const ordinary = Math.min(counted.getTime() + minutes * minute, clock.sittingEndsAt.getTime())
  const given = Math.max(0, allowedMinutes - minutes) * minute + extraMinutes * minute
  return new Date(
    Math.max(ordinary, startedAt.getTime()) + given + pausedMilliseconds + standingMilliseconds(clock, now),
  )
}

/** Until when this candidate may begin. */
export function mayBeginUntil({ opensAt, lateMinutes, sittingEndsAt }: AttemptClock): Date {
  if (lateMinutes === null) return sittingEndsAt
  return new Date(Math.min(opensAt.getTime() + lateMinutes * minute, sittingEndsAt.getTime()))
}

/** How much of its breaks a candidate has left, in milliseconds; a break that runs is not taken off. */
export function breakLeftMilliseconds(clock: AttemptClock): number {
  return Math.max(0, clock.breakMinutes * minute - clock.breakMilliseconds)
}

/** When the break that runs is used up; null when none runs. */
export function breakEndsAt(clock: AttemptClock): Date | null {
  if (clock.state !== 'paused' || !clock.breakStartedAt) return null
  return new Date(clock.breakStartedAt.getTime() + breakLeftMilliseconds(clock))
}

/** When the clock itself ends this attempt, or its break, unless something changes; null when it never will. */
export function dueAt(clock: AttemptClock, now: Date): Date | null {
  switch (clock.state) {
    case 'expected':
    case 'checking-in':
    case 'waiting':
      return clock.sittingEndsAt
    case 'running':
      return afterGrace(endsAt(clock, now))
    case 'paused':
      return breakEndsAt(clock)
    case 'submitted':
    case 'expired':
    case 'terminated':
      return null
  }
}

/** Says whether an entry received now came after the end and its grace. During a pause nothing is late. */
export function isLate(clock: AttemptClock, receivedAt: Date): boolean {
  if (clock.state === 'paused' && receivedAt <= (breakEndsAt(clock) ?? receivedAt)) return false
  const last = afterGrace(clock.endedAt ?? endsAt(clock, receivedAt))
  return last !== null && receivedAt > last
}

/** How long the pause that is stands already. A break stands no longer than its minutes, whenever somebody looks. */
export function standingMilliseconds(clock: AttemptClock, now: Date): number {
  if (clock.state !== 'paused' || !clock.pausedAt) return 0
  const until = Math.min(now.getTime(), breakEndsAt(clock)?.getTime() ?? now.getTime())
  return Math.max(0, until - clock.pausedAt.getTime())
}

function afterGrace(end: Date | null): Date | null {
  return end && new Date(end.getTime() + graceSeconds * 1_000)
}
