import { z } from 'zod'

/** What stands in the address of the queue: one sitting, a group and a room, and whether those with a verdict are shown too. */
export const ReviewsSearch = z.object({
  sitting: z.string().optional().catch(undefined),
  group: z.string().optional().catch(undefined),
  room: z.string().optional().catch(undefined),
  show: z.literal('all').optional().catch(undefined),
})
