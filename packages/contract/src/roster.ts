import { z } from 'zod'
import { Instant, Locale } from './ids.ts'

/**
 * One line of a pasted or uploaded roster and what importing it would do. Lines count from 1. A problem's `column` is
 * `email`, `name`, `external-id`, `extra-minutes`, `time-factor`, `break-minutes`, `group`, `room`, `start` or `language`, or
 * empty where it concerns the whole line.
 */
export const RosterLine = z.object({
  line: z.number().int(),
  email: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
  extraMinutes: z.number().int(),
  timeFactor: z.number(),
  breakMinutes: z.number().int(),
  group: z.string().nullable(),
  /** By its name; a room that is not there yet is made. */
  room: z.string().nullable(),
  /** Null: with the sitting. */
  startsAt: Instant.nullable(),
  /** For somebody who is new; null: the exam's. */
  language: Locale.nullable(),
  willDo: z.enum(['add-person-and-register', 'register', 'update', 'nothing', 'refuse']),
  problems: z.array(z.object({ column: z.string(), code: z.string(), value: z.string() })),
})
export type RosterLine = z.infer<typeof RosterLine>

export const RosterReview = z.object({
  lines: z.array(RosterLine),
  isAcceptable: z.boolean(),
  /** Of the reviewed text; importing needs the same one, so that what happens is what was shown. */
  hash: z.string(),
})
export type RosterReview = z.infer<typeof RosterReview>
