import type { ContentProblem, Exam } from '@invigil/contract/exam.ts'
import { textsOf } from '@invigil/items/all.ts'
import { checkContent } from '@invigil/items/check-content.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'

/** What an author should know before publishing: what the items themselves say, and images that are not this exam's. */
export function findProblems({
  content,
  images,
  minutes,
}: Pick<Exam, 'content' | 'images' | 'minutes'>): ContentProblem[] {
  const missing = imagesIn(content).filter(({ fileId }) => !(fileId in images))
  return [
    ...checkContent(content, minutes),
    ...missing.map(({ where }) => ({ code: 'image-missing', where, params: {}, level: 'stops' as const })),
  ]
}

function imagesIn(content: ExamContent): { fileId: string; where: string }[] {
  return content.sections.flatMap((section) => [
    ...fileIds(section.instructions ?? '').map((fileId) => ({ fileId, where: section.id })),
    ...section.items.flatMap((item) =>
      textsOf(item).flatMap((text) => fileIds(text).map((fileId) => ({ fileId, where: item.id }))),
    ),
  ])
}

function fileIds(text: string): string[] {
  const found = text.matchAll(/\(file:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi)
  return [...found].map(([, fileId]) => (fileId ?? '').toLowerCase())
}
