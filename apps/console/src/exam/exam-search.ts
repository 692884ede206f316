import { z } from 'zod'

const ExamTab = z.enum(['questions', 'rules', 'preview', 'publish'])
export type ExamTab = z.infer<typeof ExamTab>

const Side = z.union([z.literal('draft'), z.uuid()])

/**
 * What of an exam's page stands in the address: the open tab, the item that is open in it, the revision that is previewed in
 * place of the draft, and the two sides of a comparison.
 */
export const ExamSearch = z.object({
  tab: ExamTab.optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
  revision: z.uuid().optional().catch(undefined),
  older: Side.optional().catch(undefined),
  newer: Side.optional().catch(undefined),
})
export type ExamSearch = z.infer<typeof ExamSearch>

/** Which revision is printed; without one, the draft as it was saved last. */
export const PrintSearch = ExamSearch.pick({ revision: true })
