import { z } from 'zod'

/** What of the list of sittings stands in the address: the state shown, and the exam for which one is being planned. */
export const SittingsSearch = z.object({
  state: z.enum(['planned', 'open', 'ended', 'cancelled']).optional().catch(undefined),
  /** `new`, `practice`, or the id of the exam to choose first. */
  create: z.string().max(36).optional().catch(undefined),
})
export type SittingsSearch = z.infer<typeof SittingsSearch>
