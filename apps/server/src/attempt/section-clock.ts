import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { allowedMinutes } from '../sitting/allowed-minutes.ts'
import { type AttemptClock, endsAt, graceSeconds, isLate, standingMilliseconds } from './clock.ts'

/** A section that a candidate has opened. `minutes` are its author's; null when only the whole has a time. */
export interface OpenedSection {
  sectionId: SectionId
  minutes: number | null
  itemIds: ItemId[]
  openedAt: Date
  /** What the attempt's clock had stood and been given when it was opened. */
  pausedMillisecondsBefore: number
  extraMinutesBefore: number
  /** Its end, once a change of the attempt's clock came after it. */
  closedAt: Date | null
  /** When it was left for good. */
  leftAt: Date | null
}

export interface CameAfter {
  what: 'attempt-ended' | 'section-ended' | 'section-left'
  at: Date
}

/** A clock with the sections that were opened, and the time factor of the accommodation (null: none). */
export interface SectionedClock extends AttemptClock {
  timeFactor: number | null
  sections: readonly OpenedSection[]
}

const minute = 60_000

/**
 * When a section's own time is over; null when it has none. Its minutes grow by the time factor, by the pauses and breaks
 * that began while it was open, and by what was given meanwhile; it never outlasts the attempt. In a pause: as if resumed now.
 */
export function sectionEndsAt(section: OpenedSection, clock: SectionedClock, now: Date): Date | null {
  if (section.minutes === null) return null
  if (section.closedAt) return section.closedAt
  const { openedAt, pausedMillisecondsBefore, extraMinutesBefore } = section
  const own = allowedMinutes(section.minutes, { timeFactor: clock.timeFactor ?? 1, extraMinutes: 0 })
  const given = Math.max(0, clock.extraMinutes - extraMinutesBefore)
  const stood = Math.max(0, clock.pausedMilliseconds - pausedMillisecondsBefore)
  const end = openedAt.getTime() + (own + given) * minute + stood + standingMilliseconds(clock, now)
  const whole = clock.endedAt ?? endsAt(clock, now)
  return new Date(whole ? Math.min(end, whole.getTime()) : end)
}

/**
 * After what an answer to this item came that was received then, and when that was; null when it came in time. What was
 * under way, within the grace, is in time; it is never late for having come after the section was left for good.
 */
export function cameAfter(clock: SectionedClock, itemId: ItemId, receivedAt: Date): CameAfter | null {
  const isAfter = (at: Date | null | undefined): at is Date =>
    Boolean(at) && receivedAt.getTime() > (at?.getTime() ?? 0) + graceSeconds * 1_000
  const end = clock.endedAt ?? endsAt(clock, receivedAt)
  if (isLate(clock, receivedAt) && end) return { what: 'attempt-ended', at: end }
  const section = clock.sections.find(({ itemIds }) => itemIds.includes(itemId))
  const sectionEnd = section && sectionEndsAt(section, clock, receivedAt)
  if (isAfter(sectionEnd)) return { what: 'section-ended', at: sectionEnd }
  return isAfter(section?.leftAt) ? { what: 'section-left', at: section.leftAt } : null
}

/** Says whether an entry to this item, received now, came after the end of the attempt or of its section, and the grace. */
export function isLateFor(clock: SectionedClock, itemId: ItemId, receivedAt: Date): boolean {
  if (isLate(clock, receivedAt)) return true
  const section = clock.sections.find(({ itemIds }) => itemIds.includes(itemId))
  const end = section && sectionEndsAt(section, clock, receivedAt)
  return Boolean(end) && receivedAt.getTime() > (end?.getTime() ?? 0) + graceSeconds * 1_000
}
