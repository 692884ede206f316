import { z } from 'zod'
import { trackKinds } from './frame.ts'
import {
  AttemptId,
  EvidenceId,
  ExamId,
  IncidentId,
  Instant,
  OrganisationId,
  PersonId,
  SittingId,
  TrackId,
} from './ids.ts'
import { route } from './route.ts'

const person = z.object({ id: PersonId, name: z.string() })
const count = z.number().int().nonnegative()
const hash = z.string().regex(/^([0-9a-f]{64})?$/)

/** Staff are told this many days before something is erased that nobody has decided on. */
export const warnDays = 7
/** What is erased within so many days is listed as due soon. */
export const soonDays = 30

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

/** What is never erased with a recording, because other clocks hold for it. */
export const keptKinds = ['answers', 'result', 'verdict', 'notes', 'messages', 'consents', 'audit'] as const

/** What was erased, why, when and by whom. It holds no picture, no sound, no signal and no name of the candidate. */
export const DeletionReceipt = z.object({
  number: z.string(),
  organisationId: OrganisationId,
  attemptId: AttemptId,
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
  kept: z.array(z.enum(keptKinds)),
})
export type DeletionReceipt = z.infer<typeof DeletionReceipt>

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
  candidateName: z.string(),
  bytes: count,
  tracks: count,
  pictures: count,
  signals: count,
  /** SHA-256 of the receipt as canonical JSON. */
  hash,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

export const HoldId = z.uuid().brand<'HoldId'>()
export type HoldId = z.infer<typeof HoldId>

/** What is held: one attempt, all of a sitting, or all sittings of an exam. */
export const HoldOn = z.discriminatedUnion('on', [
  z.object({ on: z.literal('attempt'), attemptId: AttemptId }),
  z.object({ on: z.literal('sitting'), sittingId: SittingId }),
  z.object({ on: z.literal('exam'), examId: ExamId }),
])
export type HoldOn = z.infer<typeof HoldOn>

/** A named person keeps what would be erased, for a reason, until a named person ends it for a reason. */
export const Hold = z.object({
  id: HoldId,
  of: HoldOn,
  /** The candidate's, sitting's or exam's name. */
  name: z.string(),
  /** The sitting of an attempt. */
  sittingName: z.string().nullable(),
  reason: z.string(),
  by: person,
  madeAt: Instant,
  ended: z.object({ by: person, at: Instant, reason: z.string() }).nullable(),
})
export type Hold = z.infer<typeof Hold>

/** What becomes of the recording of one attempt. */
export const AttemptRetention = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  /** Kept until then; a hold keeps it longer. */
  dueAt: Instant,
  retentionDays: z.number().int(),
  /** Those that hold now. */
  holds: z.array(Hold.pick({ id: true, of: true, reason: true, by: true, madeAt: true })),
  erased: ReceiptLine.pick({ number: true, erasedAt: true, why: true, by: true, reason: true }).nullable(),
  /** Whether there is anything to erase. */
  hasAny: z.boolean(),
  /** Whether it can be erased now: it is over, and nothing holds it. */
  mayErase: z.boolean(),
})
export type AttemptRetention = z.infer<typeof AttemptRetention>

/** The recordings of a sitting that are due soon. */
export const DueSitting = z.object({
  sittingId: SittingId,
  sittingName: z.string(),
  examTitle: z.string(),
  timeZone: z.string(),
  /** When the first of them is erased. */
  dueAt: Instant,
  attempts: count,
  held: count,
  /** Not held, and without a verdict or with an incident that nobody has decided. */
  undecided: count,
})
export type DueSitting = z.infer<typeof DueSitting>

/** How the file of all erasures is, which a restored backup obeys. */
export const LedgerState = z.object({
  lines: count,
  lastAt: Instant.nullable(),
  /** Erasures that are not in it yet. */
  missing: count,
  isIntact: z.boolean(),
  /** The first line that is not what was written. */
  problem: z.string().nullable(),
})
export type LedgerState = z.infer<typeof LedgerState>

const administrators = { who: ['administrator'], of: 'organisation' } as const
const ofAttempt = z.object({ attemptId: AttemptId })
const reason = z.string().trim().min(1).max(1000)

export const retention = {
  overview: route(
    'GET',
    '/admin/retention',
    'Says which recordings are erased within 30 days, and how the ledger is.',
    administrators,
  ).output(z.object({ due: z.array(DueSitting), ledger: LedgerState })),
  soon: route(
    'GET',
    '/retention/soon',
    'Lists sittings whose recordings are erased within 7 days though something is undecided.',
    { who: ['reviewer'], of: 'any' },
  ).output(z.object({ due: z.array(DueSitting) })),
  ofSitting: route(
    'GET',
    '/sittings/{sittingId}/retention',
    'Says what becomes of each recording of a sitting.',
    { who: ['administrator'], of: 'sitting', by: 'sittingId' },
  )
    .input(z.object({ sittingId: SittingId }))
    .output(z.object({ attempts: z.array(AttemptRetention) })),
  ofAttempt: route(
    'GET',
    '/attempts/{attemptId}/retention',
    'Says until when a recording is kept, who holds it, or when it was erased.',
    { who: ['reviewer', 'proctor'], of: 'attempt', by: 'attemptId' },
  )
    .input(ofAttempt)
    .output(AttemptRetention),
  mine: route(
    'GET',
    '/attempts/{attemptId}/retention/mine',
    'Tells a candidate until when the own recording is kept, or when it was erased.',
    { who: 'candidate', of: 'attempt', by: 'attemptId' },
  )
    .input(ofAttempt)
    .output(
      z.object({
        dueAt: Instant,
        isHeld: z.boolean(),
        hasAny: z.boolean(),
        erased: z.object({ at: Instant, number: z.string(), why: ErasureReason }).nullable(),
      }),
    ),
  erase: route(
    'POST',
    '/attempts/{attemptId}/erasure',
    'Erases what was recorded of an attempt now, for good; answers with the receipt.',
    { who: ['administrator'], of: 'attempt', by: 'attemptId' },
  )
    .input(
      ofAttempt.extend({
        why: ErasureReason.exclude(['clock']),
        reason,
        /** The candidate's name, typed by whoever erases. */
        typedName: z.string().trim().max(200),
      }),
    )
    .output(ReceiptLine),
  holds: route('GET', '/admin/holds', 'Lists holds, those that hold now first.', administrators).output(
    z.object({ holds: z.array(Hold) }),
  ),
  hold: route(
    'POST',
    '/admin/holds',
    'Keeps the recordings of an attempt, a sitting or an exam until the hold is ended.',
    administrators,
  )
    .input(z.object({ of: HoldOn, reason }))
    .output(Hold),
  endHold: route('POST', '/admin/holds/{holdId}/end', 'Ends a hold.', administrators)
    .input(z.object({ holdId: HoldId, reason }))
    .output(Hold),
  receipts: route(
    'GET',
    '/admin/deletion-receipts',
    'Lists receipts of deletion, the latest first.',
    administrators,
  )
    .input(
      z.object({
        before: Instant.optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
    )
    .output(z.object({ receipts: z.array(ReceiptLine), isWhole: z.boolean() })),
  receipt: route(
    'GET',
    '/admin/deletion-receipts/{number}',
    'Reads one receipt of deletion, whole.',
    administrators,
  )
    .input(z.object({ number: z.string().regex(/^[0-9A-Z-]{4,40}$/) }))
    .output(SignedReceipt),
}
