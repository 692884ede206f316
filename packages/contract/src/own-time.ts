import { z } from 'zod'
import { Instant, SectionId } from './ids.ts'

/**
 * The breaks that an accommodation gives. `usedMilliseconds` are of the breaks that are over; the current one, while which the
 * attempt is paused, ends by itself at `endsAt`, when all minutes are used.
 */
export const Breaks = z.object({
  totalMinutes: z.number().int(),
  usedMilliseconds: z.number().int(),
  current: z.object({ startedAt: Instant, endsAt: Instant }).nullable(),
})
export type Breaks = z.infer<typeof Breaks>

/**
 * A section with a time of its own, or without a way back, that the candidate has opened. `endsAt` moves as the attempt's does;
 * null where only the whole has a time.
 */
export const OpenedSection = z.object({
  id: SectionId,
  openedAt: Instant,
  endsAt: Instant.nullable(),
  leftAt: Instant.nullable(),
})
export type OpenedSection = z.infer<typeof OpenedSection>

/** Until how many minutes after the start one may begin; null: until the end. */
export const LateMinutes = z.number().int().min(0).max(1440).nullable()
/** Who begins late has all the minutes (as far as the window reaches) or lost those before. */
export const LateTime = z.enum(['kept', 'lost'])
