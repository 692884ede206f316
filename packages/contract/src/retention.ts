import { z } from 'zod'
import { ErasedWhat, ErasureReason, Lost, ReceiptLine, SignedReceipt } from './deletion-receipt.ts'
import { AttemptId, ExamId, Instant, PersonId, SittingId } from './ids.ts'
import { PlaceInList } from './result-list.ts'
import { route } from './route.ts'

const person = z.object({ id: PersonId, name: z.string() })
const count = z.number().int().nonnegative()

/** Staff are told this many days before something is erased that nobody has decided on. */
export const warnDays = 7
/** What is erased within so many days is listed as due soon. */
export const soonDays = 30

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
  /** The files of its answers: how many came, and when they were erased, which is only done by hand. */
  files: z.object({
    count,
    erased: ReceiptLine.pick({ number: true, erasedAt: true }).nullable(),
    mayErase: z.boolean(),
  }),
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
const receiptNumber = z.string().regex(/^[0-9A-Z-]{4,40}$/)

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
    'Says what becomes of each recording of a sitting, by name, 100 a page.',
    { who: ['administrator'], of: 'sitting', by: 'sittingId' },
  )
    .input(
      z.object({
        sittingId: SittingId,
        after: PlaceInList.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ attempts: z.array(AttemptRetention), all: count, next: z.string().nullable() })),
  ofAttempt: route(
    'GET',
    '/attempts/{attemptId}/retention',
    'Says until when a recording is kept, who holds it, or when it was erased.',
    { who: ['reviewer', 'proctor'], of: 'attempt', by: 'attemptId' },
  )
    .input(ofAttempt)
    .output(AttemptRetention.extend({ lost: Lost })),
  mine: route(
    'GET',
    '/attempts/{attemptId}/retention/mine',
    'Tells a candidate until when the own recording is kept, or when it and the files of answers were erased.',
    { who: 'candidate', of: 'attempt', by: 'attemptId' },
  )
    .input(ofAttempt)
    .output(
      z.object({
        dueAt: Instant,
        isHeld: z.boolean(),
        hasAny: z.boolean(),
        erased: z.object({ at: Instant, number: z.string(), why: ErasureReason }).nullable(),
        /** When the files of the own answers were erased, if they were. */
        filesErased: z.object({ at: Instant, number: z.string() }).nullable(),
      }),
    ),
  erase: route(
    'POST',
    '/attempts/{attemptId}/erasure',
    'Erases what was recorded of an attempt, or the files of its answers, now and for good; answers with the receipt.',
    { who: ['administrator'], of: 'attempt', by: 'attemptId' },
  )
    .input(
      ofAttempt.extend({
        what: ErasedWhat.exclude(['hall']).default('recording'),
        why: ErasureReason.exclude(['clock']),
        reason,
        /** The candidate's name, typed by whoever erases. */
        typedName: z.string().trim().max(200),
      }),
    )
    .output(ReceiptLine),
  holds: route(
    'GET',
    '/admin/holds',
    'Lists holds, those that hold now first, then the others, each the latest first; 100 a page.',
    administrators,
  )
    .input(
      z.object({
        after: PlaceInList.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ holds: z.array(Hold), next: z.string().nullable() })),
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
        /** With `before`: the receipt itself, for others may be of the same instant. */
        beforeNumber: receiptNumber.optional(),
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
    .input(z.object({ number: receiptNumber }))
    .output(SignedReceipt),
}
