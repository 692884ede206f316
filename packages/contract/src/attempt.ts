import { Paper } from '@invigil/items/paper.ts'
import { z } from 'zod'
import { Display } from './accommodation.ts'
import { AnswerFileReview } from './answer-file.ts'
import { answerLogRoutes, JournalHead } from './answer-log.ts'
import { AttemptState } from './attempt-state.ts'
import { doorRoutes } from './door.ts'
import { AttemptId, Instant, ItemId, RegistrationId, SectionId, SittingId } from './ids.ts'
import { Breaks, OpenedSection } from './own-time.ts'
import { Policy } from './policy.ts'
import { route } from './route.ts'
import { SealedPaper } from './sealed-paper.ts'
import { Registration } from './sitting.ts'
import { upload } from './upload.ts'

/** What a candidate's screen must know of the attempt. Times by the server's clock; `now` lets the browser correct its own. */
export const AttemptView = z.object({
  id: AttemptId,
  sittingId: SittingId,
  state: AttemptState,
  /** Grows each time the attempt is opened on a device; the highest one holds it. */
  opening: z.number().int(),
  candidateName: z.string(),
  sittingName: z.string(),
  examTitle: z.string(),
  roomCode: z.string(),
  kind: z.enum(['exam', 'practice']),
  minutes: z.number().int(),
  timeZone: z.string(),
  sittingStartsAt: Instant,
  sittingEndsAt: Instant,
  /** Until when one may begin; a proctor may let somebody in later. */
  mayBeginUntil: Instant,
  /** Whether who begins late has all the minutes, or lost those before. */
  lateTime: z.enum(['kept', 'lost']),
  isAdmitted: z.boolean(),
  startedAt: Instant.nullable(),
  /** When it will be submitted by itself; moves with pauses and extensions. Null until it runs; while paused, as if resumed now. */
  endsAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  pauseReason: z.string().nullable(),
  submittedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  policy: Policy,
  silencedDetectors: z.array(z.string()),
  /** How this candidate's screens look. */
  display: Display,
  /** What this candidate may use besides what the policy allows, in words; empty when nothing. */
  aids: z.string(),
  breaks: Breaks,
  /** Minutes that were given back because the system itself was away. */
  outageMinutes: z.number().int(),
  /** By which the times of sections grow. */
  timeFactor: z.number(),
  sections: z.array(OpenedSection),
  now: Instant,
})
export type AttemptView = z.infer<typeof AttemptView>

/** What entering a room hands out. The key is the bearer token of this opening and is shown once. */
export const Entered = z.object({
  attemptId: AttemptId,
  attemptKey: z.string(),
  opening: z.number().int(),
  /** What the browser encrypts answer files to; see AnswerFile. */
  answerFileKey: z.string(),
  attempt: AttemptView,
})
export type Entered = z.infer<typeof Entered>

/** An answer as JSON, whatever the item's kind wants; kept even if it does not fit, and scored only if it does. */
export const AnswerBody = z.json()
export type AnswerBody = z.infer<typeof AnswerBody>

/**
 * One line of the browser's answer journal. `seq` grows by one from 1 in each journal; a journal belongs to one opening
 * on one device. `at` is the candidate's clock and proves nothing.
 */
export const JournalEntry = z.object({
  seq: z.int32().positive(),
  itemId: ItemId,
  body: AnswerBody,
  at: z.number(),
})
export type JournalEntry = z.infer<typeof JournalEntry>

/** Says that an entry is durable: it is given only after the commit. `hash` is SHA-256 (hex) of `attemptId|journalId|seq|itemId|canonical JSON of the body`. */
export const EntryReceipt = z.object({
  seq: z.number().int(),
  hash: z.string(),
  receivedAt: Instant,
  /** It came after the attempt's end (and grace); it is kept, marked, and a person decides. */
  isLate: z.boolean(),
  /** The number of the entry before it in the journal's chain of receipts; null at its beginning. */
  afterSeq: z.number().int().nullable(),
  /**
   * SHA-256 (hex) of `before|hash|receivedAt|late`, or `…|in-time`; `before` is the chain value of entry `afterSeq` (its
   * hash where it has none, nothing at the beginning). Null for entries from before there were chains.
   */
  chain: z.string().nullable(),
})
export type EntryReceipt = z.infer<typeof EntryReceipt>

export const SavedAnswer = z.object({
  itemId: ItemId,
  body: AnswerBody,
  opening: z.number().int(),
  seq: z.number().int(),
  receivedAt: Instant,
})
export type SavedAnswer = z.infer<typeof SavedAnswer>

/**
 * Proof of handing in, to be saved by the candidate. `hash` covers the latest answer of each item in the paper's order, and
 * the heads of all journals, by which every receipt is covered.
 */
export const SubmissionReceipt = z.object({
  number: z.string(),
  attemptId: AttemptId,
  submittedAt: Instant,
  answered: z.number().int(),
  items: z.number().int(),
  hash: z.string(),
  journals: z.array(JournalHead),
  how: z.enum(['by-candidate', 'time-over', 'by-proctor']),
})
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>

/** `paperKey` opens the sealed paper: 32 bytes, base64. */
export const Started = AttemptView.extend({ paperKey: z.string() })
export type Started = z.infer<typeof Started>

const answerFile = z.object({ sittingId: SittingId, file: z.string().max(4_000_000) })
const proctoring = { who: ['proctor'], of: 'sitting', by: 'sittingId' } as const

const own = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const
const attemptId = z.object({ attemptId: AttemptId })

export const attempt = {
  ...doorRoutes,
  enter: route(
    'POST',
    '/entrance/{roomCode}',
    'Opens one’s own attempt in this room, taking it over from another device.',
    {
      who: 'signed-in',
    },
  )
    .input(z.object({ roomCode: z.string().max(20) }))
    .output(Entered),
  enterByLink: route(
    'POST',
    '/entrance/by-link',
    'Opens one’s own attempt by a personal link, taking it over from another device.',
    {
      who: 'anyone',
    },
  )
    .input(z.object({ token: z.string().max(300) }))
    .output(Entered),
  get: route('GET', '/attempts/{attemptId}', 'Reads the state of one’s attempt.', own)
    .input(attemptId)
    .output(AttemptView),
  start: route(
    'POST',
    '/attempts/{attemptId}/start',
    'Begins, once admitted and the sitting has started.',
    own,
  )
    .input(attemptId)
    .output(Started),
  letInLate: route(
    'POST',
    '/registrations/{registrationId}/late',
    'Lets a candidate begin who came too late, until the end of the window.',
    { who: ['proctor', 'author'], of: 'registration', by: 'registrationId' },
  )
    .input(z.object({ registrationId: RegistrationId, reason: z.string().trim().min(1).max(1000) }))
    .output(Registration),
  takeBreak: route(
    'POST',
    '/attempts/{attemptId}/break',
    'Begins a break: the clock stands still until it is ended, or used up.',
    own,
  )
    .input(attemptId)
    .output(AttemptView),
  endBreak: route('DELETE', '/attempts/{attemptId}/break', 'Ends one’s break before it is used up.', own)
    .input(attemptId)
    .output(AttemptView),
  openSection: route(
    'POST',
    '/attempts/{attemptId}/sections/{sectionId}/open',
    'Opens a section: its own time begins. A page without a network tells it afterwards, with when it was.',
    own,
  )
    .input(attemptId.extend({ sectionId: SectionId, openedAt: Instant.optional() }))
    .output(AttemptView),
  leaveSection: route(
    'POST',
    '/attempts/{attemptId}/sections/{sectionId}/leave',
    'Leaves a section for good.',
    own,
  )
    .input(attemptId.extend({ sectionId: SectionId }))
    .output(AttemptView),
  sealedPaper: route(
    'GET',
    '/attempts/{attemptId}/sealed-paper',
    'Reads the paper before the start, sealed, once admitted.',
    own,
  )
    .input(attemptId)
    .output(SealedPaper),
  paper: route('GET', '/attempts/{attemptId}/paper', 'Reads the paper, once running.', own)
    .input(attemptId)
    .output(z.object({ paper: Paper })),
  answers: route(
    'GET',
    '/attempts/{attemptId}/answers',
    'Reads one’s saved answers, for another device or after a reload.',
    own,
  )
    .input(attemptId)
    .output(z.object({ answers: z.array(SavedAnswer) })),
  record: route(
    'POST',
    '/attempts/{attemptId}/entries',
    'Stores journal entries durably; the same entry again changes nothing.',
    own,
  )
    .meta({ access: own, takesAnyText: true })
    .input(
      attemptId.extend({
        journalId: z.uuid(),
        opening: z.int32().positive(),
        entries: z.array(JournalEntry).min(1).max(200),
      }),
    )
    .output(
      z.object({
        receipts: z.array(EntryReceipt),
        state: AttemptState,
        endsAt: Instant.nullable(),
        now: Instant,
      }),
    ),
  submit: route(
    'POST',
    '/attempts/{attemptId}/submit',
    'Hands in. Entries still under way are accepted for a grace of two minutes.',
    own,
  )
    .input(attemptId.extend({ journalId: z.uuid(), lastSeq: z.int32().nonnegative() }))
    .output(SubmissionReceipt),
  receipt: route('GET', '/attempts/{attemptId}/receipt', 'Reads the receipt of the submission.', own)
    .input(attemptId)
    .output(SubmissionReceipt),
  reviewAnswerFile: route(
    'POST',
    '/sittings/{sittingId}/answer-files/review',
    'Says what an answer file that a candidate saved holds, and what loading it would do.',
    proctoring,
  )
    .input(answerFile)
    .output(AnswerFileReview),
  loadAnswerFile: route(
    'POST',
    '/sittings/{sittingId}/answer-files',
    'Stores the entries of an answer file; what is here already stays as it is.',
    proctoring,
  )
    .input(answerFile)
    .output(AnswerFileReview),
  ...answerLogRoutes,
  ...upload,
}
