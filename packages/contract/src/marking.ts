import { Rubric } from '@invigil/items/rubric.ts'
import { z } from 'zod'
import { AnswerShown } from './answer-shown.ts'
import { AttemptId, Instant, ItemId, PersonId, SittingId } from './ids.ts'
import { CameAfter } from './late-answer.ts'
import { route } from './route.ts'

/** The level reached in each criterion of a rubric, by their ids. */
export const RubricLevels = z.record(z.string().max(36), z.string().max(36))
export type RubricLevels = z.infer<typeof RubricLevels>

/** `half`: one of two markers has marked; `differ`: two markers differ too much, a third decides. */
export const MarkingState = z.enum(['none', 'half', 'differ', 'done'])
export type MarkingState = z.infer<typeof MarkingState>

/** A mark as others see it: without its giver's name. `marker` counts from 1. */
export const GivenMark = z.object({
  marker: z.number().int(),
  points: z.number(),
  comment: z.string(),
  levels: RubricLevels,
})
export type GivenMark = z.infer<typeof GivenMark>

/** One answer waiting for (or having) a mark. The candidate's name is not in it; points and comment are the caller's own. */
export const MarkingTask = z.object({
  attemptId: AttemptId,
  candidateNumber: z.number().int(),
  itemId: ItemId,
  itemNumber: z.number().int(),
  itemHtml: z.string(),
  answerText: z.string(),
  shown: AnswerShown,
  kind: z.string(),
  rubric: Rubric.nullable(),
  wordCount: z.number().int(),
  max: z.number(),
  points: z.number().nullable(),
  comment: z.string(),
  levels: RubricLevels,
  state: MarkingState,
  /** The answer came late, or after its section was left. */
  cameAfter: CameAfter.nullable(),
  /** Something came late that does not count. */
  hasLate: z.boolean(),
  /** What the two markers gave, for who decides between them only. */
  others: z.array(GivenMark),
  /** The caller decides between two. */
  settles: z.boolean(),
})
export type MarkingTask = z.infer<typeof MarkingTask>

/** A page of answers to mark, and how many there are. */
export const MarkingQueue = z.object({
  tasks: z.array(MarkingTask),
  /** The place of the answer that was looked for, counted from 0, and of the first on the page. */
  at: z.number().int(),
  from: z.number().int(),
  pageSize: z.number().int(),
  all: z.number().int(),
  /** Not marked by the caller. */
  unmarked: z.number().int(),
})
export type MarkingQueue = z.infer<typeof MarkingQueue>

/** How far one item is; `toDo` counts what the caller still has to mark. */
export const MarkingItem = z.object({
  itemId: ItemId,
  itemNumber: z.number().int(),
  kind: z.string(),
  title: z.string(),
  answers: z.number().int(),
  marked: z.number().int(),
  differing: z.number().int(),
  toDo: z.number().int(),
})
export type MarkingItem = z.infer<typeof MarkingItem>

/** Who marks: anybody who may, by item, or a share of all answers each. */
export const MarkingPlan = z.object({
  markersEach: z.union([z.literal(1), z.literal(2)]),
  /** In percent of an item's points: a greater difference of two markers is settled by a third. */
  thresholdPercent: z.number().min(0).max(100),
  sharing: z.enum(['open', 'by-item', 'by-share']),
  /** Who settles differences; null: any marker who did not mark the answer. */
  leaderId: PersonId.nullable(),
  shares: z.array(z.object({ personId: PersonId, itemId: ItemId.nullable() })).max(2000),
})
export type MarkingPlan = z.infer<typeof MarkingPlan>

/** One line of the history of an answer's marks. */
export const MarkEntry = z.object({
  itemId: ItemId,
  by: z.object({ id: PersonId, name: z.string() }),
  points: z.number(),
  comment: z.string(),
  isFinal: z.boolean(),
  markedAt: Instant,
})
export type MarkEntry = z.infer<typeof MarkEntry>

const staff = { who: ['marker'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })
const person = z.object({ id: PersonId, name: z.string() })

export const markingRoutes = {
  markingQueue: route(
    'GET',
    '/sittings/{sittingId}/marking',
    'Lists answers to mark by hand, item by item, without names: the page that holds the place `at`, or the first unmarked one from there on.',
    staff,
  )
    .input(
      sittingId.extend({
        itemId: ItemId.optional(),
        unmarkedOnly: z.stringbool().default(true),
        at: z.coerce.number().int().min(0).default(0),
        look: z.enum(['there', 'unmarked']).default('there'),
      }),
    )
    .output(MarkingQueue),
  markingItems: route(
    'GET',
    '/sittings/{sittingId}/marking-items',
    'Says how far marking is, item by item.',
    staff,
  )
    .input(sittingId)
    .output(z.object({ items: z.array(MarkingItem) })),
  markingNews: route(
    'GET',
    '/sittings/{sittingId}/marking-news',
    'Says by one number, which costs next to nothing, whether more came to be marked: how many attempts are over.',
    staff,
  )
    .input(sittingId)
    .output(z.object({ over: z.number().int() })),
  markingPlan: route(
    'GET',
    '/sittings/{sittingId}/marking-plan',
    'Reads who marks what, and how many mark each answer.',
    staff,
  )
    .input(sittingId)
    .output(z.object({ plan: MarkingPlan, markers: z.array(person) })),
  planMarking: route(
    'PUT',
    '/sittings/{sittingId}/marking-plan',
    'Says who marks what, and how many mark each answer. Marks that were given stay.',
    { who: ['author'], of: 'sitting', by: 'sittingId' },
  )
    .input(sittingId.extend({ plan: MarkingPlan }))
    .output(z.object({ plan: MarkingPlan })),
}
