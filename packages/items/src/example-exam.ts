import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ExamContent } from './exam-content.ts'

/** Where whole exams lie as examples, one a file. */
export const exampleExams = new URL('../../../examples/exams/', import.meta.url)

/** An exam as a file: what an author would type in, without a policy. */
export const ExamFile = z.object({
  title: z.string().min(1).max(200),
  language: z.enum(['en', 'fr', 'vi']),
  minutes: z.number().int().min(1).max(1440),
  content: ExamContent,
})
export type ExamFile = z.infer<typeof ExamFile>

/** Reads an example such as `general-science-en`; throws when it is no exam. */
export function exampleExam(name: string): ExamFile {
  return ExamFile.parse(JSON.parse(readFileSync(new URL(`${name}.json`, exampleExams), 'utf8')))
}
