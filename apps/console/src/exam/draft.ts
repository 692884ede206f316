import type { Exam } from '@invigil/contract/exam.ts'

/** What an author changes of an exam. */
export type Draft = Pick<Exam, 'title' | 'language' | 'minutes' | 'content' | 'policy'>

/** The part of an exam that an author changes. */
export function draftOf({ title, language, minutes, content, policy }: Exam): Draft {
  return { title, language, minutes, content, policy }
}
