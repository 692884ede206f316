import { z } from 'zod'

const ExamTab = z.enum(['questions', 'rules', 'preview', 'publish'])
export type ExamTab = z.infer<typeof ExamTab>

/** What of an exam's page stands in the address: the open tab, and the item that is open in it. */
export const ExamSearch = z.object({
  tab: ExamTab.optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
})
export type ExamSearch = z.infer<typeof ExamSearch>
