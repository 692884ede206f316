import { z } from 'zod'

/** What stands in the address of the queue: one sitting, and whether those with a verdict are shown too. */
export const ReviewsSearch = z.object({
  sitting: z.string().optional().catch(undefined),
  show: z.literal('all').optional().catch(undefined),
})
