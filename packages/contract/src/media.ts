import { z } from 'zod'
import { clipRoutes } from './clip.ts'
import { trackKinds } from './frame.ts'
import { hallCameras } from './hall-camera.ts'
import { AttemptId, HallCameraId, Instant, TrackId } from './ids.ts'
import { route } from './route.ts'

export const TrackKind = z.enum(trackKinds)
export type TrackKind = z.infer<typeof TrackKind>

/** The capture clock's `ts` (microseconds) beside the server's time `at` (milliseconds since the epoch) at one moment. */
export const ClockAnchor = z.object({
  ts: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  at: z.number().min(1_500_000_000_000).max(8_000_000_000_000),
})
export type ClockAnchor = z.infer<typeof ClockAnchor>

const side = z.number().int().min(16).max(7680)
const base64 = z.base64().max(48_000)

/** What the media frames after it are. Every start of a recorder sends a new one; so does a change of codec or size. */
export const TrackConfig = z.discriminatedUnion('form', [
  /** One encoded picture a frame; `description` is the decoder's own record (avcC for H.264). */
  z.object({
    form: z.literal('pictures'),
    codec: z.string().regex(/^(avc1|vp09|av01)\.[0-9A-Za-z.]{2,40}$/),
    width: side,
    height: side,
    description: base64.optional(),
    anchor: ClockAnchor,
  }),
  /** Opus packets, several a frame (`packSound`). */
  z.object({
    form: z.literal('sound'),
    codec: z.literal('opus'),
    sampleRate: z.number().int().min(8000).max(96_000),
    channels: z.number().int().min(1).max(2),
    anchor: ClockAnchor,
  }),
  /** What MediaRecorder makes where WebCodecs is missing: an initialisation segment here, a moof+mdat or a cluster a frame. */
  z.object({
    form: z.literal('fragments'),
    mime: z.string().regex(/^video\/(mp4|webm)(;\s?codecs="?[\w., -]{1,80}"?)?$/),
    init: base64,
    anchor: ClockAnchor,
  }),
  /** JPEG stills, for a preview where pictures cannot be encoded. */
  z.object({ form: z.literal('stills'), width: side, height: side, anchor: ClockAnchor }),
])
export type TrackConfig = z.infer<typeof TrackConfig>

/** Something about the track that its frames do not show. */
export const TrackMark = z.object({
  what: z.enum(['skipped', 'muted', 'unmuted', 'changed', 'ended']),
  /** Why, in a word or two for the timeline: `network`, `spool-full`, `encoder`, `device`, `size`, `not-kept`, `submitted`. */
  reason: z.string().regex(/^[a-z-]{1,40}$/),
})
export type TrackMark = z.infer<typeof TrackMark>

/** What the media socket says in text: hello comes first, with the server's time and what is durable of each track. */
export const MediaNotice = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    now: z.number(),
    durable: z.partialRecord(TrackKind, z.number().int().nonnegative()),
  }),
  /** Another page records this attempt now; this one keeps what it has and stops. */
  z.object({ type: z.literal('taken-over') }),
  /** The server cannot store just now: keep everything, come back later. */
  z.object({ type: z.literal('cannot-store') }),
  /** The server is this late itself, in milliseconds: receipts that take longer say nothing about the line. Nothing is said while it is not. */
  z.object({ type: z.literal('late'), byMs: z.number().nonnegative() }),
  /** Somebody waits for a key frame of a track that makes few of them. */
  z.object({ type: z.literal('key-wanted'), track: TrackKind }),
  /** What lies between these instants of the server is evidence: a recorder that keeps only such is to send it, with what lies around. */
  z.object({
    ...{ type: z.literal('keep'), fromAt: z.number(), toAt: z.number() },
    /** Of an episode that is not over everything is kept until it is, for ten minutes at most. */
    episode: z.object({ id: z.string(), isOver: z.boolean() }).optional(),
  }),
])
export type MediaNotice = z.infer<typeof MediaNotice>

/**
 * A stretch of which nothing is recorded, between two things that are. `reason` is the word of the recorder's own mark beside
 * it (`network`, `spool-full`, `not-kept`, …), `another-recorder` when a reload or another device went on, or `unknown`.
 */
export const Gap = z.object({ fromAt: Instant, toAt: Instant, reason: z.string() })
export type Gap = z.infer<typeof Gap>

/** One recorder's track: a reload or another device begins a new one of the same kind. */
export const Track = z.object({
  id: TrackId,
  kind: TrackKind,
  form: z.enum(['pictures', 'sound', 'fragments', 'stills']),
  codec: z.string(),
  fromAt: Instant,
  toAt: Instant,
  frames: z.number().int(),
  bytes: z.number().int(),
})
export type Track = z.infer<typeof Track>

/** All that is recorded of one kind, on one time line. `playlistUrl` is an HLS playlist, `fileUrl` a WebM where there is no playlist. */
export const Recording = z.object({
  kind: TrackKind,
  fromAt: Instant,
  toAt: Instant,
  gaps: z.array(Gap),
  playlistUrl: z.string().optional(),
  fileUrl: z.string().optional(),
  tracks: z.array(Track),
  /** The camera of the hall that recorded it while the attempt went on; each has a recording of its own. */
  camera: z.object({ id: HallCameraId, name: z.string() }).optional(),
})
export type Recording = z.infer<typeof Recording>

/**
 * Pieces of one kind that one decoder can play one after the other: chunks of one track under one config. `type` is what a
 * browser's SourceBuffer is told; empty for stills. `zeroAt` is the instant of time 0 in its fragments, null where only the
 * pieces' own instants are known. A piece: its first seq, then its beginning and its length in milliseconds from `at` on.
 */
export const Run = z.object({
  trackId: TrackId,
  configSeq: z.number().int(),
  form: z.enum(['pictures', 'sound', 'fragments', 'stills']),
  type: z.string(),
  at: z.number(),
  zeroAt: z.number().nullable(),
  pieces: z.array(z.tuple([z.number().int(), z.number(), z.number()])),
})
export type Run = z.infer<typeof Run>

/** Staff who may look at a recording. The files themselves are under the same rule. */
export const recordingAccess = {
  who: ['reviewer', 'proctor'],
  of: 'attempt',
  by: 'attemptId',
} as const

export const media = {
  ...hallCameras,
  recordings: route(
    'GET',
    '/attempts/{attemptId}/recordings',
    'Lists what is recorded of an attempt, with its gaps.',
    recordingAccess,
  )
    .input(z.object({ attemptId: AttemptId }))
    .output(z.array(Recording)),
  pieces: route(
    'GET',
    '/attempts/{attemptId}/recordings/{kind}/pieces',
    'Lists the pieces of one kind for a player, all or those that begin later than an instant.',
    recordingAccess,
  )
    .input(
      z.object({
        attemptId: AttemptId,
        kind: TrackKind,
        /** Which camera of the hall; the first without one. */
        camera: HallCameraId.optional(),
        after: Instant.optional(),
      }),
    )
    .output(z.object({ runs: z.array(Run) })),
  ...clipRoutes,
}
