import { ScoreRule } from '@invigil/items/item.ts'
import { z } from 'zod'
import { correctionRoutes, ItemCounts } from './correction.ts'
import { AttemptId, Instant, ItemId, PersonId, SittingId } from './ids.ts'
import { lateAnswerRoutes } from './late-answer.ts'
import { MarkEntry, MarkingState, markingRoutes, RubricLevels } from './marking.ts'
import { releaseRoutes } from './release.ts'
import { resultListRoutes } from './result-list.ts'
import { VerdictKind } from './review.ts'
import { route } from './route.ts'
import { statisticsRoutes, TableLanguage } from './statistics.ts'

/** Points for one item of one attempt. `by` is null when the machine counted by the item's own rule. */
export const ItemScore = z.object({
  itemId: ItemId,
  itemNumber: z.number().int(),
  kind: z.string(),
  points: z.number().nullable(),
  /** What the item is worth; whether that is counted into the most there is, `counts` says. */
  max: z.number(),
  needsMarking: z.boolean(),
  comment: z.string(),
  counts: ItemCounts,
  /** Which rule gave the points, with its figures; null before anything was counted. */
  rule: ScoreRule.nullable(),
  params: z.record(z.string(), z.number()),
  marking: MarkingState,
  by: z.object({ id: PersonId, name: z.string() }).nullable(),
})
export type ItemScore = z.infer<typeof ItemScore>

/** What was asked, answered and right, to be read by people. */
export const ShownItem = z.object({
  itemId: ItemId,
  html: z.string(),
  /** Empty when there is no answer. */
  answer: z.array(z.string()),
  /** Empty when a person decides what is right. */
  key: z.array(z.string()),
})
export type ShownItem = z.infer<typeof ShownItem>

/** What the author of an item says of it and of what was chosen, as HTML that is safe to insert; empty where nothing is said. */
export const ShownFeedback = z.object({
  html: z.string(),
  options: z.array(
    z.object({
      /** The option's own words as HTML; of a statement `true` or `false`. */
      option: z.string(),
      html: z.string(),
      isChosen: z.boolean(),
      /** Whether the option is something that is typed. */
      isTyped: z.boolean(),
      /** The place of the gap that it stands in, counted from one; null where it stands in none. */
      gap: z.number().int().nullable(),
    }),
  ),
})
export type ShownFeedback = z.infer<typeof ShownFeedback>

/** Whose result is read, and the language of the reader, whose mark the numbers of the key then have. */
const ReadResult = z.object({ attemptId: AttemptId, language: TableLanguage })

const part = z.enum(['score', 'items', 'feedback', 'answers', 'explanation'])

/** A candidate's own result; what is not due yet is null or empty, and `later` says when it comes. */
export const OwnResult = z.object({
  isReleased: z.boolean(),
  releasedAt: Instant.nullable(),
  points: z.number().nullable(),
  max: z.number().nullable(),
  items: z.array(
    z.object({
      itemId: ItemId,
      itemNumber: z.number().int(),
      kind: z.string(),
      html: z.string(),
      points: z.number().nullable(),
      max: z.number(),
      counts: ItemCounts,
      rule: ScoreRule.nullable(),
      params: z.record(z.string(), z.number()),
      /** Without the marker's name, which a candidate does not see. */
      isByHand: z.boolean(),
      /** Null until the items are due. */
      answer: z.array(z.string()).nullable(),
      /** Null until feedback, or the right answers, are due. */
      comment: z.string().nullable(),
      feedback: ShownFeedback.nullable(),
      key: z.array(z.string()).nullable(),
    }),
  ),
  later: z.array(z.object({ part, at: Instant })),
  changed: z.object({ at: Instant, from: z.number(), reason: z.string() }).nullable(),
  hasCertificate: z.boolean(),
  verdict: z.object({ verdict: VerdictKind, reason: z.string() }).nullable(),
})
export type OwnResult = z.infer<typeof OwnResult>

const staff = { who: ['marker'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

export const result = {
  ...markingRoutes,
  ...lateAnswerRoutes,
  ...correctionRoutes,
  ...statisticsRoutes,
  ...releaseRoutes,
  ...resultListRoutes,
  detail: route('GET', '/attempts/{attemptId}/scores', 'Reads the points of an attempt, item by item.', {
    who: ['marker'],
    of: 'attempt',
    by: 'attemptId',
  })
    .input(ReadResult)
    .output(
      z.object({
        sittingId: SittingId,
        candidateName: z.string(),
        points: z.number().nullable(),
        max: z.number(),
        scores: z.array(ItemScore),
        shown: z.array(ShownItem),
        marks: z.array(MarkEntry),
      }),
    ),
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
        levels: RubricLevels.default({}),
      }),
    )
    .output(ItemScore),
  csv: route(
    'GET',
    '/sittings/{sittingId}/results.csv',
    'Downloads the results as CSV (UTF-8 with BOM, formulas defused): with stable columns, or in words of a language.',
    staff,
  )
    .input(sittingId.extend({ language: TableLanguage }))
    .output(z.object({ name: z.string(), csv: z.string() })),
  mine: route('GET', '/attempts/{attemptId}/result', 'Reads one’s own result, each part once it is due.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(ReadResult)
    .output(OwnResult),
}
