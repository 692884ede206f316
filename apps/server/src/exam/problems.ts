import type { ContentProblem, Exam } from '@invigil/contract/exam.ts'
import { textsOf } from '@invigil/items/all.ts'
import { checkContent } from '@invigil/items/check-content.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { fileIdsIn } from './bank/find-images.ts'

/** What an author should know before publishing: what the items themselves say, and images that are not this exam's. Draws are looked at where their pools are written down. */
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
    ...fileIdsIn(section.instructions ?? '').map((fileId) => ({ fileId, where: section.id })),
    ...section.items.flatMap((item) =>
      textsOf(item).flatMap((text) => fileIdsIn(text).map((fileId) => ({ fileId, where: item.id }))),
    ),
  ])
}
