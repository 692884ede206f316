import { z } from 'zod'
import { AttemptState } from './attempt-state.ts'
import { AttemptId, Instant, ItemId } from './ids.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)

/**
 * What a candidate saves when no line comes back. `sealed` is AES-256-GCM (tag at its end, 12 bytes of `nonce`) of the zipped
 * JSON of an AnswerFileContent. Its key is HKDF-SHA-256 of the shared secret of the `ephemeral` key (P-256, an uncompressed
 * point) and the server's, with `ephemeral` as salt and `format|attemptId` as info. `mac` is HMAC-SHA-256 of all fields
 * before it, joined by `|`, with the SHA-256 of the attempt's key. Bytes are base64.
 */
export const AnswerFile = z.strictObject({
  format: z.literal('invigil-answers-1'),
  attemptId: AttemptId,
  opening: z.int32().positive(),
  /** By the candidate's clock. */
  savedAt: Instant,
  ephemeral: base64.length(88),
  nonce: base64.length(16),
  sealed: base64,
  mac: base64.length(44),
})
export type AnswerFile = z.infer<typeof AnswerFile>

/** The journals of one attempt in one browser: what has no receipt, and what has one. */
export const AnswerFileContent = z.object({
  entries: z
    .array(
      z.object({
        journalId: z.uuid(),
        opening: z.int32().positive(),
        seq: z.int32().positive(),
        itemId: ItemId,
        body: z.json(),
        at: z.number(),
      }),
    )
    .max(50_000),
})
export type AnswerFileContent = z.infer<typeof AnswerFileContent>

/** What an answer file holds, and what loading it would do or did. The answers themselves are not told. */
export const AnswerFileReview = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  state: AttemptState,
  /** By the candidate's clock. */
  savedAt: Instant,
  entries: z.number().int(),
  /** Questions with at least one entry in the file. */
  items: z.number().int(),
  /** Entries that are (or were) not here. */
  entriesNew: z.number().int(),
  /** Another entry is here under their number; they stay out. */
  entriesDifferent: z.number().int(),
  /** New entries would be (or were) marked late, because the attempt is over. */
  isLate: z.boolean(),
  /** When this very file was loaded before; null when it was not. */
  loadedAt: Instant.nullable(),
})
export type AnswerFileReview = z.infer<typeof AnswerFileReview>
