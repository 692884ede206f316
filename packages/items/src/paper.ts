import { SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { PaperItem } from './all.ts'

export const PaperSection = z.object({
  id: SectionId,
  title: z.string(),
  instructionsHtml: z.string(),
  items: z.array(PaperItem),
})

/** What one candidate gets: everything in this candidate's order, rendered, without any key. */
export const Paper = z.object({ sections: z.array(PaperSection) })
export type Paper = z.infer<typeof Paper>
