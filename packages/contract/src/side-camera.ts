import { z } from 'zod'
import { AttemptState } from './attempt-state.ts'
import { AttemptId, Instant } from './ids.ts'
import { RecordingMode } from './policy.ts'
import { route } from './route.ts'

/** How a phone lies in the hand or stands on the desk; `unknown` where it does not tell. */
export const Orientation = z.enum(['portrait', 'landscape', 'flat', 'unknown'])
export type Orientation = z.infer<typeof Orientation>

/** What a side camera tells of itself: its battery from 0 to 1, null where the browser keeps it to itself. */
export const SideReport = z.object({
  isShowing: z.boolean(),
  battery: z.number().min(0).max(1).nullable(),
  isCharging: z.boolean().nullable(),
  orientation: Orientation,
})
export type SideReport = z.infer<typeof SideReport>

/** The side camera of an attempt: `none` before a phone has joined, `lost` when it was not heard of for 15 seconds. */
export const SideCamera = SideReport.omit({ isShowing: true }).extend({
  state: z.enum(['none', 'joined', 'showing', 'lost']),
  /** When the phone joined that it is now; it tells one phone from the next. */
  joinedAt: Instant.nullable(),
  lastHeardAt: Instant.nullable(),
})
export type SideCamera = z.infer<typeof SideCamera>

/** What a phone gets that has joined: its key, and what its owner should know. */
export const SideJoined = z.object({
  attemptId: AttemptId,
  key: z.string(),
  candidateName: z.string(),
  examTitle: z.string(),
  recording: RecordingMode,
  retentionDays: z.number().int(),
})
export type SideJoined = z.infer<typeof SideJoined>

const secret = z.string().regex(/^[\w-]{43}$/)

/** A phone that shows the place from the side. It joins by a link that works once, and has a key for nothing else. */
export const sideCamera = {
  sideLink: route(
    'POST',
    '/attempts/{attemptId}/side-camera/links',
    'Makes a link, for a QR code, by which one phone can become the side camera.',
    { who: 'candidate', of: 'attempt', by: 'attemptId' },
  )
    .input(z.object({ attemptId: AttemptId }))
    .output(z.object({ path: z.string(), expiresAt: Instant })),
  joinSide: route(
    'POST',
    '/side-cameras/join',
    'Joins as the side camera of an attempt, by a link that works once; the phone before it is let go.',
    { who: 'anyone' },
  )
    .input(z.object({ token: secret }))
    .output(SideJoined),
  sideReport: route(
    'PUT',
    '/side-cameras/report',
    'Tells how the side camera is, every few seconds; answers whether it is still wanted.',
    { who: 'anyone' },
  )
    .input(SideReport.extend({ key: secret }))
    .output(z.object({ isWanted: z.boolean(), state: AttemptState })),
}
