import { z } from 'zod'

/**
 * A paper that can be fetched before the start and opened with the key that `start` hands out. Base64 of: 12 bytes of
 * nonce, then AES-256-GCM (with its tag) of the zipped JSON of a Paper; the additional data is the attempt's id.
 */
export const SealedPaper = z.object({ sealed: z.string() })
export type SealedPaper = z.infer<typeof SealedPaper>
