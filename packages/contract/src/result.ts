import { z } from 'zod'
import { AnswerShown } from './answer-shown.ts'
import { AttemptState } from './attempt-state.ts'
import { AttemptId, Instant, ItemId, PersonId, SittingId } from './ids.ts'
import { VerdictKind } from './review.ts'
import { route } from './route.ts'

/** Points for one item of one attempt. `by` is null when the machine counted by the item's own rule. */
export const ItemScore = z.object({
  itemId: ItemId,
  itemNumber: z.number().int(),
  kind: z.string(),
  points: z.number().nullable(),
  max: z.number(),
  needsMarking: z.boolean(),
  comment: z.string(),
  by: z.object({ id: PersonId, name: z.string() }).nullable(),
})
export type ItemScore = z.infer<typeof ItemScore>

export const Result = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  email: z.string(),
  externalId: z.string().nullable(),
  state: AttemptState,
  points: z.number().nullable(),
  max: z.number(),
  toMark: z.number().int(),
  openIncidents: z.number().int(),
  verdict: VerdictKind.nullable(),
  submittedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
})
export type Result = z.infer<typeof Result>

/** One answer waiting for (or having) a mark. The candidate's name is not in it. */
export const MarkingTask = z.object({
  attemptId: AttemptId,
  candidateNumber: z.number().int(),
  itemId: ItemId,
  itemNumber: z.number().int(),
  itemHtml: z.string(),
  answerText: z.string(),
  shown: AnswerShown,
  wordCount: z.number().int(),
  max: z.number(),
  points: z.number().nullable(),
  comment: z.string(),
})
export type MarkingTask = z.infer<typeof MarkingTask>

const staff = { who: ['marker'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

export const result = {
  list: route('GET', '/sittings/{sittingId}/results', 'Lists the results of a sitting.', staff)
    .input(sittingId)
    .output(z.object({ results: z.array(Result) })),
  detail: route('GET', '/attempts/{attemptId}/scores', 'Reads the points of an attempt, item by item.', {
    who: ['marker'],
    of: 'attempt',
    by: 'attemptId',
  })
    .input(z.object({ attemptId: AttemptId }))
    .output(z.object({ scores: z.array(ItemScore) })),
  markingQueue: route(
    'GET',
    '/sittings/{sittingId}/marking',
    'Lists answers to mark by hand, item by item, without names.',
    staff,
  )
    .input(sittingId.extend({ unmarkedOnly: z.stringbool().default(true) }))
    .output(z.object({ tasks: z.array(MarkingTask) })),
  mark: route('PUT', '/attempts/{attemptId}/marks/{itemId}', 'Marks an answer by hand.', {
    who: ['marker'],
    of: 'attempt',
    by: 'attemptId',
  })
    .input(
      z.object({
        attemptId: AttemptId,
        itemId: ItemId,
        points: z.number().min(0).max(10_000),
        comment: z.string().max(4000).default(''),
      }),
    )
    .output(ItemScore),
  release: route(
    'POST',
    '/sittings/{sittingId}/release',
    'Releases results; attempts with open incidents or marks to give are held and named.',
    staff,
  )
    .input(sittingId.extend({ attemptIds: z.array(AttemptId).max(5000).nullable().default(null) }))
    .output(
      z.object({
        released: z.array(AttemptId),
        held: z.array(
          z.object({
            attemptId: AttemptId,
            why: z.enum(['open-incident', 'to-mark', 'not-submitted', 'breach']),
          }),
        ),
      }),
    ),
  csv: route(
    'GET',
    '/sittings/{sittingId}/results.csv',
    'Downloads the results as CSV (UTF-8 with BOM, formulas defused).',
    staff,
  )
    .input(sittingId)
    .output(z.object({ name: z.string(), csv: z.string() })),
  mine: route('GET', '/attempts/{attemptId}/result', 'Reads one’s own result once released.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(z.object({ attemptId: AttemptId }))
    .output(
      z.object({
        isReleased: z.boolean(),
        releasedAt: Instant.nullable(),
        points: z.number().nullable(),
        max: z.number().nullable(),
        /** Without the marker's name, which a candidate does not see. */
        scores: z.array(ItemScore.omit({ by: true }).extend({ isByHand: z.boolean() })),
        verdict: z.object({ verdict: VerdictKind, reason: z.string() }).nullable(),
      }),
    ),
}
