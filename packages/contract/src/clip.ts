import { z } from 'zod'
import { trackKinds } from './frame.ts'
import { AttemptId, ClipId, Instant, PersonId } from './ids.ts'
import { route } from './route.ts'

/** The longest stretch that is exported at once, in milliseconds. */
export const mostClipMs = 2 * 60 * 60 * 1000

/** A stretch of a recording cut out into files: `waiting` and `making` until it is `ready`, gone a day later. */
export const Clip = z.object({
  id: ClipId,
  fromAt: Instant,
  toAt: Instant,
  kinds: z.array(z.enum(trackKinds)),
  /** Why it was wanted; it stands in the manifest and the audit. */
  reason: z.string(),
  by: z.object({ id: PersonId, name: z.string() }),
  state: z.enum(['waiting', 'making', 'ready', 'failed']),
  /** 0 to 1. */
  progress: z.number(),
  bytes: z.number().int().nullable(),
  /** Where the archive lies while it is ready: the pictures and sound as MP4, and a manifest with the hashes of all. */
  fileUrl: z.string().optional(),
  createdAt: Instant,
  deletesAt: Instant,
})
export type Clip = z.infer<typeof Clip>

const access = { who: ['reviewer'], of: 'attempt', by: 'attemptId' } as const

export const clipRoutes = {
  clips: route(
    'GET',
    '/attempts/{attemptId}/clips',
    'Lists the clips exported of an attempt, the latest first.',
    access,
  )
    .input(z.object({ attemptId: AttemptId }))
    .output(z.object({ clips: z.array(Clip) })),
  makeClip: route(
    'POST',
    '/attempts/{attemptId}/clips',
    'Begins to export a stretch of the recording; the reason is written into the audit.',
    access,
  )
    .input(
      z.object({
        attemptId: AttemptId,
        fromAt: Instant,
        toAt: Instant,
        kinds: z.array(z.enum(trackKinds)).min(1).max(trackKinds.length),
        reason: z.string().trim().min(1).max(2000),
      }),
    )
    .output(Clip),
}
