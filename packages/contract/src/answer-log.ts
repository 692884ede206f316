import { z } from 'zod'
import { AttemptId, Instant, ItemId } from './ids.ts'
import { route } from './route.ts'

/** How an entry came: sent by the browser that wrote it, or in a file that a candidate saved and a proctor loaded. */
export const AnswerOrigin = z.enum(['browser', 'file'])
export type AnswerOrigin = z.infer<typeof AnswerOrigin>

/** How far a journal came: the last entry of its chain of receipts, without late ones. */
export const JournalHead = z.object({
  journalId: z.uuid(),
  seq: z.number().int(),
  chain: z.string(),
})
export type JournalHead = z.infer<typeof JournalHead>

/** One version of an answer, as it was received. */
export const AnswerVersion = z.object({
  journalId: z.uuid(),
  opening: z.number().int(),
  seq: z.number().int(),
  body: z.json(),
  /** By the candidate's clock; proves nothing. */
  writtenAt: Instant,
  receivedAt: Instant,
  isLate: z.boolean(),
  origin: AnswerOrigin,
  /** It is the one that counts. */
  isLatest: z.boolean(),
})
export type AnswerVersion = z.infer<typeof AnswerVersion>

/**
 * One version of an answer as what it changed of the text before it: `keep` UTF-16 units stay, the next `cut` go, and `put` stands
 * there instead. `added` and `removed` count characters (code points).
 */
export const AnswerStep = AnswerVersion.omit({ body: true }).extend({
  keep: z.number().int(),
  cut: z.number().int(),
  put: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
})
export type AnswerStep = z.infer<typeof AnswerStep>

/** Steps from a position on. `before` is the text that the first of them changes, `all` how many versions there are. */
export const AnswerGrowth = z.object({
  before: z.string(),
  steps: z.array(AnswerStep),
  all: z.number().int(),
  next: z.number().int().nullable(),
})
export type AnswerGrowth = z.infer<typeof AnswerGrowth>

const who = { who: ['marker', 'reviewer'], of: 'attempt', by: 'attemptId' } as const
const place = z.object({
  attemptId: AttemptId,
  itemId: ItemId,
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

export const answerLogRoutes = {
  versions: route(
    'GET',
    '/attempts/{attemptId}/items/{itemId}/versions',
    'Reads every version of an answer in the order of arrival, page by page.',
    who,
  )
    .input(place)
    .output(z.object({ versions: z.array(AnswerVersion), next: z.number().int().nullable() })),
  growth: route(
    'GET',
    '/attempts/{attemptId}/items/{itemId}/growth',
    'Reads how an answer grew: what each version changed of the one before it, page by page.',
    who,
  )
    .input(place)
    .output(AnswerGrowth),
}
