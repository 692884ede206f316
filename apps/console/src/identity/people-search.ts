import { roles } from '@invigil/contract/access.ts'
import { z } from 'zod'

/** What of the list of people stands in the address. */
export const PeopleSearch = z.object({
  search: z.string().max(120).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
})
export type PeopleSearch = z.infer<typeof PeopleSearch>
