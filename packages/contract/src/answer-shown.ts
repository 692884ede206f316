import { NamedFile } from '@invigil/items/named-files.ts'
import { z } from 'zod'

/** How a person is shown an answer. `html` is made by our own renderer and safe to insert. */
export const AnswerShown = z.discriminatedUnion('as', [
  z.object({ as: z.literal('text'), text: z.string() }),
  z.object({ as: z.literal('html'), html: z.string() }),
  /** Named in the answer; which of them have come, `filesToMark` tells. */
  z.object({ as: z.literal('files'), files: z.array(NamedFile) }),
  z.object({ as: z.literal('code'), language: z.string(), text: z.string() }),
])
export type AnswerShown = z.infer<typeof AnswerShown>
