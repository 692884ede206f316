import { SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { Item } from './all.ts'
import { ItemText } from './item.ts'

export const Section = z.object({
  id: SectionId,
  title: z.string().max(200),
  instructions: ItemText.optional(),
  /** Each candidate gets the section's items in an order of their own. */
  shuffleItems: z.boolean(),
  items: z.array(Item).max(500),
})
export type Section = z.infer<typeof Section>

/** What an exam asks, key included: what an author writes and a revision freezes. */
export const ExamContent = z.object({
  sections: z.array(Section).max(100),
  /** Each candidate gets the options of choices in an order of their own, save where an item keeps its order. */
  shuffleOptions: z.boolean(),
})
export type ExamContent = z.infer<typeof ExamContent>
