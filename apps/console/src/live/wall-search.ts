import { z } from 'zod'

import { sources } from './tile-source.ts'

export const shows = ['attention', 'mine', 'waiting', 'running', 'paused', 'ended'] as const
export const sizes = ['small', 'medium', 'large'] as const

/** What stands in the address of the wall: which candidates are shown, how large, and who is looked at closely. */
export const WallSearch = z.object({
  show: z.enum(shows).optional().catch(undefined),
  search: z.string().optional().catch(undefined),
  /** Only one group, `group Year 1`, or one room, `room A 101`; `all` where one's own room is not meant. */
  part: z.string().max(140).optional().catch(undefined),
  size: z.enum(sizes).optional().catch(undefined),
  /** What all tiles show, and what single ones show instead. */
  source: z.enum(sources).optional().catch(undefined),
  sourceOf: z.record(z.string(), z.enum(sources)).optional().catch(undefined),
  focus: z.string().optional().catch(undefined),
})
export type WallSearch = z.infer<typeof WallSearch>
