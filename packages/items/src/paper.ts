import { SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { PaperItem } from './all.ts'
import { Tools } from './exam-content.ts'

export const PaperSection = z.object({
  id: SectionId,
  title: z.string(),
  instructionsHtml: z.string(),
  items: z.array(PaperItem),
  /** The section's own time as its author wrote it; a candidate's time factor comes on top. */
  minutes: z.number().int().optional(),
  order: z.enum(['free', 'forward']).optional(),
  layout: z.enum(['one', 'all']).optional(),
})
export type PaperSection = z.infer<typeof PaperSection>

/** What one candidate gets: everything in this candidate's order, rendered, without any key. */
export const Paper = z.object({ sections: z.array(PaperSection), tools: Tools.optional() })
export type Paper = z.infer<typeof Paper>
