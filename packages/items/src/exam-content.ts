import { BankFolderId, BankId, DrawId, SectionId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { Item } from './all.ts'
import { ItemText } from './item.ts'

/** How hard its author thinks an item is, from 1 (easy) to 5 (hard). */
export const Difficulty = z.number().int().min(1).max(5)

/** So many items of a bank, drawn for each candidate. Points: each item counts the same, so that every candidate's paper does. */
export const Draw = z.object({
  id: DrawId,
  bankId: BankId,
  count: z.number().int().min(1).max(200),
  pointsEach: z.number().min(0).max(1000),
  /** Only from these folders (with what lies below), with all of these tags, of these difficulties; empty: any. */
  folderIds: z.array(BankFolderId).max(50),
  tags: z.array(z.string().max(60)).max(20),
  difficulties: z.array(Difficulty).max(5),
  /** All that may be drawn; written when a revision is frozen. */
  pool: z.array(Item).max(2000).optional(),
})
export type Draw = z.infer<typeof Draw>

/** What a candidate may use while answering, besides what the policy's words allow. */
export const Tools = z.object({
  calculator: z.enum(['none', 'basic', 'scientific']),
  notes: z.boolean(),
  highlighter: z.boolean(),
  strikeOut: z.boolean(),
})
export type Tools = z.infer<typeof Tools>

/** What there is where an exam says nothing of tools. */
export const usualTools: Tools = { calculator: 'none', notes: true, highlighter: true, strikeOut: true }

export const Section = z.object({
  id: SectionId,
  title: z.string().max(200),
  instructions: ItemText.optional(),
  /** Each candidate gets the section's items in an order of their own. */
  shuffleItems: z.boolean(),
  items: z.array(Item).max(500),
  /** The section's own time in minutes; it begins when the candidate opens the section. Without it, only the whole counts. */
  minutes: z.number().int().min(1).max(1440).optional(),
  /** `forward`: what was left cannot be opened again, neither an item nor, once it is left, the section. */
  order: z.enum(['free', 'forward']).optional(),
  /** One item on the screen, or all of the section. */
  layout: z.enum(['one', 'all']).optional(),
  /** What each candidate gets from a bank, after `items`. */
  draws: z.array(Draw).max(50).optional(),
})
export type Section = z.infer<typeof Section>

/** What an exam asks, key included: what an author writes and a revision freezes. */
export const ExamContent = z.object({
  sections: z.array(Section).max(100),
  /** Each candidate gets the options of choices in an order of their own, save where an item keeps its order. */
  shuffleOptions: z.boolean(),
  /** Values of one's own are written with a comma, as the language of the exam does; a revision says so. */
  decimals: z.enum(['comma']).optional(),
  /** Without it, notes, highlighter and strike-out are there and a calculator is not. */
  tools: Tools.optional(),
})
export type ExamContent = z.infer<typeof ExamContent>
