import { z } from 'zod'

const BankItemTab = z.enum(['write', 'versions', 'uses'])
export type BankItemTab = z.infer<typeof BankItemTab>

/** What of a bank's page stands in the address: its filters, the page, and the item that is open. */
export const BankSearch = z.object({
  text: z.string().max(200).optional().catch(undefined),
  kind: z.string().max(40).optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  folder: z.uuid().optional().catch(undefined),
  difficulty: z.number().int().min(1).max(5).optional().catch(undefined),
  archived: z.boolean().optional().catch(undefined),
  page: z.number().int().min(1).optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
  tab: BankItemTab.optional().catch(undefined),
})
export type BankSearch = z.infer<typeof BankSearch>
