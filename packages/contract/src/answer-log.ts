import { z } from 'zod'
import { Instant } from './ids.ts'

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
