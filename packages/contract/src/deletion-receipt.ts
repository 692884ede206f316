import { z } from 'zod'
import { trackKinds } from './frame.ts'
import {
  AttemptId,
  EvidenceId,
  IncidentId,
  Instant,
  ItemId,
  OrganisationId,
  PersonId,
  SittingId,
  TrackId,
} from './ids.ts'

const person = z.object({ id: PersonId, name: z.string() })
const count = z.number().int().nonnegative()
const hash = z.string().regex(/^([0-9a-f]{64})?$/)

/** The key that opened what was recorded: its number, and the SHA-256 of its wrapped form, which opens nothing. */
export const ErasedKey = z.object({ number: count, wrappedBy: z.string(), wrappedSha256: hash })
export type ErasedKey = z.infer<typeof ErasedKey>

/** A track that was erased. `head` is the last SHA-256 of its chain: it vouches for all that was in it. */
export const ErasedTrack = z.object({
  id: TrackId,
  kind: z.enum(trackKinds),
  fromAt: Instant,
  toAt: Instant,
  frames: count,
  bytes: count,
  head: hash,
})
export type ErasedTrack = z.infer<typeof ErasedTrack>

/** A picture of a check-in that was erased; `sha256` is of the JPEG, `bytes` of what was stored. */
export const ErasedPicture = z.object({
  what: z.enum(['reference-photo', 'identity-document', 'liveness', 'room']),
  sha256: hash,
  bytes: count,
})
export type ErasedPicture = z.infer<typeof ErasedPicture>

export const ErasedSignals = z.object({
  count,
  /** Over all of them as they were stored; null when there was none. */
  sha256: hash.nullable(),
  rechecks: count,
  rejudgements: count,
})
export type ErasedSignals = z.infer<typeof ErasedSignals>

export const ErasedEvidence = z.object({
  id: EvidenceId,
  incidentId: IncidentId,
  kind: z.string(),
  sha256: z.string(),
})
export type ErasedEvidence = z.infer<typeof ErasedEvidence>

/** `clock`: its time was over; `request`: the candidate asked for it; `person`: somebody had another reason. */
export const ErasureReason = z.enum(['clock', 'request', 'person'])
export type ErasureReason = z.infer<typeof ErasureReason>

/** A file of an answer that was erased; its name stays in the answer. */
export const ErasedFile = z.object({ id: z.uuid(), itemId: ItemId, bytes: count, sha256: hash })
export type ErasedFile = z.infer<typeof ErasedFile>

/** What one erasure is about: the recording of an attempt, the files of its answers, or what a camera of a hall recorded. */
export const ErasedWhat = z.enum(['recording', 'files', 'hall'])
export type ErasedWhat = z.infer<typeof ErasedWhat>

/** What is never erased with a recording, because other clocks hold for it. */
export const keptKinds = [
  'answers',
  'files',
  'result',
  'verdict',
  'notes',
  'messages',
  'consents',
  'audit',
] as const

/** What was erased, why, when and by whom. It holds no picture, no sound, no signal and no name of the candidate. */
export const DeletionReceipt = z.object({
  number: z.string(),
  /** Receipts of earlier servers do not say it: theirs are about recordings. */
  what: ErasedWhat.optional(),
  organisationId: OrganisationId,
  /** Null for a camera of a hall. */
  attemptId: AttemptId.nullable(),
  camera: z.object({ id: z.uuid(), name: z.string() }).optional(),
  sittingId: SittingId,
  sittingName: z.string(),
  examTitle: z.string(),
  erasedAt: Instant,
  why: ErasureReason,
  /** The end of its time, whether it was waited for or not. */
  dueAt: Instant,
  retentionDays: z.number().int(),
  /** Null: the clock. */
  by: person.nullable(),
  reason: z.string(),
  key: ErasedKey.nullable(),
  tracks: z.array(ErasedTrack),
  objects: z.object({ count, bytes: count }),
  pictures: z.array(ErasedPicture),
  gazeCentre: z.boolean(),
  signals: ErasedSignals,
  evidence: z.array(ErasedEvidence),
  files: z.array(ErasedFile).optional(),
  kept: z.array(z.enum(keptKinds)),
})
export type DeletionReceipt = z.infer<typeof DeletionReceipt>

/** What is missing in an attempt's review because it was erased: its own lanes, and cameras of its hall. */
export const Lost = z.object({
  lanes: z.array(ErasedTrack.pick({ kind: true, fromAt: true, toAt: true })),
  /** Without a number: erased by an earlier server, which wrote no receipt for a camera. */
  halls: z.array(
    z.object({ cameraId: z.uuid(), name: z.string(), erasedAt: Instant, number: z.string().nullable() }),
  ),
})
export type Lost = z.infer<typeof Lost>

/** A receipt as it is handed out: `hash` (SHA-256) and `signature` (Ed25519, hex) are over the receipt as canonical JSON. */
export const SignedReceipt = z.object({
  receipt: DeletionReceipt,
  hash,
  signature: z.string(),
  keyId: z.string(),
})
export type SignedReceipt = z.infer<typeof SignedReceipt>

/** One receipt in a list. */
export const ReceiptLine = DeletionReceipt.pick({
  number: true,
  attemptId: true,
  sittingId: true,
  sittingName: true,
  erasedAt: true,
  why: true,
  by: true,
  reason: true,
}).extend({
  what: ErasedWhat,
  /** Null for a camera of a hall, which has a name of its own. */
  candidateName: z.string().nullable(),
  cameraName: z.string().nullable(),
  files: count,
  bytes: count,
  tracks: count,
  pictures: count,
  signals: count,
  /** SHA-256 of the receipt as canonical JSON. */
  hash,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>
