import type { SittingState } from '@invigil/contract/sitting.ts'
import { Refusal } from '../platform/refusal.ts'

interface Times {
  startsAt: Date
  endsAt: Date
}

/** What the clock says of a sitting, unless a person cancelled it. */
export function sittingState(sitting: Times & { cancelledAt: Date | null }, now: Date): SittingState {
  if (sitting.cancelledAt) return 'cancelled'
  if (now < sitting.startsAt) return 'planned'
  return now < sitting.endsAt ? 'open' : 'ended'
}

const longestMs = 366 * 24 * 3_600_000

/** Refuses an end before the start, an end that is past, and more than a year. */
export function checkTimes({ startsAt, endsAt }: Times, now: Date): void {
  if (endsAt <= startsAt) throw new Refusal('times-wrong', 'the end is not after the start')
  if (endsAt <= now) throw new Refusal('times-wrong', 'the end is past')
  if (endsAt.getTime() - startsAt.getTime() > longestMs)
    throw new Refusal('times-wrong', 'longer than a year')
}

/** Refuses what is no IANA name of a time zone, e.g. `Asia/Ho_Chi_Minh`; an offset such as `+07:00` knows no summer time. */
export function checkTimeZone(timeZone: string): void {
  if (!/^[a-z]/i.test(timeZone) || !isKnown(timeZone)) {
    throw new Refusal('time-zone-unknown', `no time zone ${timeZone}`, { timeZone })
  }
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
