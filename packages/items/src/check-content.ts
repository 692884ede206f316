import { asksSomething, type Item, problemsOf, textsOf } from './all.ts'
import type { ExamContent, Section } from './exam-content.ts'
import { renderText } from './text.ts'

/**
 * Something an author should know before publishing. `where` is an item's or a section's id, or empty for the whole.
 * `stops` stands in the way; `warns` may be published all the same. The sentence is `items.problems.<code>`.
 */
export type ContentProblem = {
  code: string
  where: string
  params: Record<string, string>
  level: 'stops' | 'warns'
}

const warnings = new Set(['image-without-alt', 'no-points', 'empty-section-title', 'section-times-too-long'])

/** Lists what is unfinished in an exam of so many minutes, in the order of its parts. */
export function checkContent(content: ExamContent, minutes = Number.POSITIVE_INFINITY): ContentProblem[] {
  const items = content.sections.flatMap((section) => section.items)
  return [
    ...(items.length === 0 ? [problem('no-items', '')] : []),
    ...timeProblems(content, minutes),
    ...repeated([...content.sections, ...items].map(({ id }) => id)).map((id) =>
      problem('same-id-twice', id),
    ),
    ...content.sections.flatMap(sectionProblems),
  ]
}

/** Sections whose times exceed the exam's are cut off by its end. */
function timeProblems({ sections }: ExamContent, minutes: number): ContentProblem[] {
  const together = sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0)
  const params = { sections: String(together), minutes: String(minutes) }
  return together > minutes ? [problem('section-times-too-long', '', params)] : []
}

function sectionProblems(section: Section): ContentProblem[] {
  return [
    ...(section.title.trim() === '' ? [problem('empty-section-title', section.id)] : []),
    ...(section.items.length === 0 ? [problem('empty-section', section.id)] : []),
    ...textProblems(section.instructions ?? '', section.id),
    ...section.items.flatMap(itemProblems),
  ]
}

function itemProblems(item: Item): ContentProblem[] {
  return [
    ...(item.text.trim() === '' ? [problem('empty-text', item.id)] : []),
    ...(item.points === 0 && asksSomething(item) ? [problem('no-points', item.id)] : []),
    ...problemsOf(item).map(({ code, params }) => problem(code, item.id, params)),
    ...textsOf(item).flatMap((text) => textProblems(text, item.id)),
  ]
}

function textProblems(text: string, where: string): ContentProblem[] {
  return renderText(text).problems.map(({ code, params }) => problem(code, where, params))
}

function problem(code: string, where: string, params: Record<string, string> = {}): ContentProblem {
  return { code, where, params, level: warnings.has(code) ? 'warns' : 'stops' }
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
