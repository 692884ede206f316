import { SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { Item } from './all.ts'

/** A part of an exam; its items keep their order unless they are shuffled for each candidate. */
export const Section = z.object({
  id: SectionId,
  title: z.string().max(200),
  instructions: z.string().max(10_000),
  shuffleItems: z.boolean(),
  items: z.array(Item).max(500),
})
export type Section = z.infer<typeof Section>

/** What an author writes. Texts are the Markdown subset of `text.ts`. */
export const ExamContent = z.object({ sections: z.array(Section).max(100), shuffleOptions: z.boolean() })
export type ExamContent = z.infer<typeof ExamContent>
