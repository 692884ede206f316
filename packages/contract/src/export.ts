import { z } from 'zod'
import { BankId, ExamId } from './ids.ts'
import { route } from './route.ts'

/** The formats that questions are written in. */
export const exportFormats = ['json', 'qti', 'moodle-xml', 'gift', 'aiken'] as const
const Format = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof Format>

/** A file of questions, and what of each it cannot hold; each sentence is `transfer.losses.<code>` in the messages. */
export const QuestionExport = z.object({
  name: z.string(),
  mediaType: z.string(),
  base64: z.base64(),
  count: z.number().int(),
  /** Only items of which something is lost. `number` counts from 1. */
  lossy: z.array(
    z.object({
      number: z.number().int(),
      words: z.string(),
      isLeftOut: z.boolean(),
      losses: z.array(z.string()),
    }),
  ),
  /** How many draws from banks an exam has, which no file holds. */
  draws: z.number().int(),
})
export type QuestionExport = z.infer<typeof QuestionExport>

/** Questions as files of other systems. */
export const exports = {
  ofExam: route('GET', '/exports/exams/{examId}', 'Writes the questions of an exam as a file.', {
    who: ['author'],
    of: 'exam',
    by: 'examId',
  })
    .input(z.object({ examId: ExamId, format: Format }))
    .output(QuestionExport),
  ofBank: route('GET', '/exports/banks/{bankId}', 'Writes the questions of a bank as a file.', {
    who: ['author'],
    of: 'bank',
    by: 'bankId',
  })
    .input(z.object({ bankId: BankId, format: Format }))
    .output(QuestionExport),
}
