import { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'

/** One option as a candidate sees it; `html` is rendered and safe. */
export const PaperOption = z.object({ id: z.string(), html: z.string() })

const base = { id: ItemId, number: z.number().int(), points: z.number(), html: z.string() }

/** An item as a candidate sees it: in the candidate's own order, rendered, without any key. */
export const PaperItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single-choice'), ...base, options: z.array(PaperOption) }),
  z.object({ kind: z.literal('multiple-choice'), ...base, options: z.array(PaperOption) }),
  z.object({ kind: z.literal('true-false'), ...base }),
  z.object({ kind: z.literal('short-answer'), ...base, maxLength: z.number().int() }),
  z.object({ kind: z.literal('essay'), ...base, wordLimit: z.number().int().nullable() }),
])
export type PaperItem = z.infer<typeof PaperItem>

/** What a candidate gets: made from a frozen revision with the attempt's own seed, the same each time. */
export const Paper = z.object({
  sections: z.array(
    z.object({ id: SectionId, title: z.string(), instructionsHtml: z.string(), items: z.array(PaperItem) }),
  ),
})
export type Paper = z.infer<typeof Paper>
