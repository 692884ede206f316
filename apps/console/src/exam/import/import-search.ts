import { z } from 'zod'

/** Where an import goes, in the address: into an exam, into a bank's folder, or with neither into a new exam. */
export const ImportSearch = z.object({
  exam: z.uuid().optional().catch(undefined),
  bank: z.uuid().optional().catch(undefined),
  folder: z.uuid().optional().catch(undefined),
})
export type ImportSearch = z.infer<typeof ImportSearch>
