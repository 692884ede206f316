import { z } from 'zod'
import { AttemptId, Instant, ItemId, PersonId } from './ids.ts'
import { route } from './route.ts'

/** After what an answer came, and when that was. A fact; what it means a person decides. */
export const CameAfter = z.object({
  what: z.enum(['attempt-ended', 'section-ended', 'section-left']),
  at: Instant,
})
export type CameAfter = z.infer<typeof CameAfter>

const Entry = z.object({ journalId: z.uuid(), seq: z.int32() })

/** An answer that came late: the last one to its item of a browser's journal. */
export const LateAnswer = Entry.extend({
  itemId: ItemId,
  /** To be read by people. */
  answer: z.array(z.string()),
  /** By the candidate's clock; proves nothing. */
  writtenAt: Instant,
  receivedAt: Instant,
  cameAfter: CameAfter,
  /** A person decided that it counts. */
  counts: z.boolean(),
})
export type LateAnswer = z.infer<typeof LateAnswer>

/** Who decided what about the late answers to an item; `entry` null: what came in time counts. */
export const LateDecision = z.object({
  itemId: ItemId,
  entry: Entry.nullable(),
  reason: z.string(),
  by: z.object({ id: PersonId, name: z.string() }),
  decidedAt: Instant,
})
export type LateDecision = z.infer<typeof LateDecision>

/** What there is to say about the time of an attempt's answers. */
export const AnswerTimes = z.object({
  late: z.array(LateAnswer),
  decisions: z.array(LateDecision),
  /** Answers that count and came in time for the exam, but after their section was left. */
  afterLeaving: z.array(z.object({ itemId: ItemId, receivedAt: Instant, cameAfter: CameAfter })),
})
export type AnswerTimes = z.infer<typeof AnswerTimes>

const staff = { who: ['marker'], of: 'attempt', by: 'attemptId' } as const

export const lateAnswerRoutes = {
  answerTimes: route(
    'GET',
    '/attempts/{attemptId}/answer-times',
    'Lists answers that came late or after their section was left, and what was decided about them.',
    staff,
  )
    .input(z.object({ attemptId: AttemptId }))
    .output(AnswerTimes),
  decideLate: route(
    'PUT',
    '/attempts/{attemptId}/late-answers/{itemId}',
    'Lets a late answer count, or (without an entry) what came in time again. Every decision is kept.',
    staff,
  )
    .input(
      z.object({
        attemptId: AttemptId,
        itemId: ItemId,
        entry: Entry.nullable(),
        reason: z.string().trim().min(1).max(2000),
      }),
    )
    .output(AnswerTimes),
}
