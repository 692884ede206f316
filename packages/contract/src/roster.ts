import { z } from 'zod'
import { Instant, Locale, SittingId } from './ids.ts'
import { route } from './route.ts'

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

const ofSitting = { who: ['proctor', 'author'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

/** A roster as text: CSV, or what a spreadsheet copies. */
export const rosterText = z.object({ text: z.string().max(2_000_000) })

/** What is asked about a roster before it is imported. */
export const rosterRoutes = {
  reviewRoster: route(
    'POST',
    '/sittings/{sittingId}/roster/review',
    'Says what importing a CSV or a paste from a spreadsheet would do.',
    ofSitting,
  )
    .input(sittingId.extend(rosterText.shape))
    .output(RosterReview),
  readSheet: route(
    'POST',
    '/sittings/{sittingId}/roster/sheet',
    'Reads the first sheet of an Excel file as text that can be reviewed.',
    ofSitting,
  )
    .input(sittingId.extend({ base64: z.base64().max(3_900_000) }))
    .output(z.object({ text: z.string() })),
  rosterTemplate: route(
    'GET',
    '/sittings/{sittingId}/roster/template',
    'Reads an empty roster to fill in, with every column in one’s language.',
    ofSitting,
  )
    .input(sittingId.extend({ format: z.enum(['csv', 'xlsx']), locale: Locale }))
    .output(z.object({ base64: z.string() })),
}
