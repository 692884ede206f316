import { z } from 'zod'
import { AttemptState } from './attempt-state.ts'
import { evidence } from './evidence.ts'
import { AttemptId, Instant, ItemId, PersonId, SittingId } from './ids.ts'
import { Incident } from './incident.ts'
import { Intervention, Message } from './live.ts'
import { Recording } from './media.ts'
import { Recheck, Rejudgement } from './monitoring.ts'
import { route } from './route.ts'
import { Signal } from './signal.ts'

const person = z.object({ id: PersonId, name: z.string() })

/** A verdict is a person's, on an attempt, with a reason. */
export const VerdictKind = z.enum(['clear', 'inconclusive', 'breach'])
export const verdictReasons = [
  'nothing-found',
  'explained',
  'technical',
  'unclear-evidence',
  'help-from-others',
  'forbidden-material',
  'other-person',
  'other',
] as const
export const Verdict = z.object({
  verdict: VerdictKind,
  reasonCode: z.enum(verdictReasons),
  reason: z.string(),
  by: person,
  decidedAt: Instant,
})
export type Verdict = z.infer<typeof Verdict>

export const ReviewEntry = z.object({
  attemptId: AttemptId,
  sittingId: SittingId,
  sittingName: z.string(),
  candidateName: z.string(),
  group: z.string().nullable(),
  /** The name of the room of the sitting. */
  room: z.string().nullable(),
  state: AttemptState,
  submittedAt: Instant.nullable(),
  openIncidents: z.number().int(),
  incidents: z.number().int(),
  /** Where to look first: severities weighted and summed (low 1, medium 3, high 9) over undismissed incidents. Not a judgement. */
  weight: z.number(),
  verdict: Verdict.nullable(),
})
export type ReviewEntry = z.infer<typeof ReviewEntry>

/** An answer was written; `length` is that of its JSON. Never the answer itself. */
export const AnswerMoment = z.object({
  at: Instant,
  itemId: ItemId,
  itemNumber: z.number().int(),
  isLate: z.boolean(),
  length: z.number().int(),
})

export const StateMoment = z.object({
  at: Instant,
  from: AttemptState,
  to: AttemptState,
  by: person.nullable(),
  reason: z.string(),
  /** The candidate took a break, within the accommodation. */
  isBreak: z.boolean(),
})

export const Note = z.object({
  id: z.uuid(),
  at: Instant.nullable(),
  text: z.string(),
  by: person,
  writtenAt: Instant,
})

/** Everything of an attempt on one line of time, lane by lane. Never the questions or the answers themselves. */
export const Timeline = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  sittingId: SittingId,
  sittingName: z.string(),
  timeZone: z.string(),
  state: AttemptState,
  startsAt: Instant,
  endsAt: Instant,
  states: z.array(StateMoment),
  answers: z.array(AnswerMoment),
  /** `recheck`: what the server saw when it looked at what the browser had noticed. */
  signals: z.array(
    Signal.extend({ observedBy: z.enum(['candidate', 'server']), recheck: Recheck.optional() }),
  ),
  incidents: z.array(Incident.extend({ recheck: Recheck.optional() })),
  interventions: z.array(Intervention),
  messages: z.array(Message),
  recordings: z.array(Recording),
  /** Stretches in which nothing was heard of the candidate's screen; `toAt` null while one lasts. */
  silences: z.array(z.object({ fromAt: Instant, toAt: Instant.nullable() })),
  notes: z.array(Note),
  verdicts: z.array(Verdict),
})
export type Timeline = z.infer<typeof Timeline>

const ofAttempt = { who: ['reviewer'], of: 'attempt', by: 'attemptId' } as const
const attemptId = z.object({ attemptId: AttemptId })

export const review = {
  ...evidence,
  queue: route('GET', '/reviews', 'Lists attempts to review, the weightiest first.', {
    who: ['reviewer'],
    of: 'any',
  })
    .input(z.object({ sittingId: SittingId.optional(), undecidedOnly: z.stringbool().default(true) }))
    .output(z.object({ entries: z.array(ReviewEntry) })),
  timeline: route(
    'GET',
    '/attempts/{attemptId}/timeline',
    'Reads the timeline of an attempt; looking is written into the audit.',
    {
      who: ['reviewer', 'proctor'],
      of: 'attempt',
      by: 'attemptId',
    },
  )
    .input(attemptId)
    .output(Timeline),
  rejudgements: route(
    'GET',
    '/attempts/{attemptId}/rejudgements',
    'Lists how an attempt was judged again by later detectors, the latest first.',
    ofAttempt,
  )
    .input(attemptId)
    .output(z.object({ rejudgements: z.array(Rejudgement) })),
  note: route('POST', '/attempts/{attemptId}/notes', 'Writes a note, at a moment or on the whole.', ofAttempt)
    .input(
      attemptId.extend({ at: Instant.nullable().default(null), text: z.string().trim().min(1).max(4000) }),
    )
    .output(Note),
  conclude: route(
    'POST',
    '/attempts/{attemptId}/verdicts',
    'Gives a verdict with a reason; who proctored the attempt may not.',
    ofAttempt,
  )
    .input(
      attemptId.extend({
        verdict: VerdictKind,
        reasonCode: z.enum(verdictReasons),
        reason: z.string().trim().min(1).max(4000),
      }),
    )
    .output(Verdict),
}
