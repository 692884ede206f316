import { asksSomething, type Item, problemsOf, textsOf } from './all.ts'
import { countsOf, lackingInDraws } from './draw.ts'
import type { Draw, ExamContent, Section } from './exam-content.ts'
import { renderText } from './text.ts'
import { parameterProblems, variantOf } from './variant.ts'

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

const warnings = new Set([
  'image-without-alt',
  'sound-without-words',
  'no-points',
  'empty-section-title',
  'all-chosen-earns-all',
  'section-times-too-long',
  'unknown-parameter',
  'unused-parameter',
  'draw-no-points',
])

/** Lists what is unfinished in an exam of so many minutes, in the order of its parts. */
export function checkContent(content: ExamContent, minutes = Number.POSITIVE_INFINITY): ContentProblem[] {
  const items = content.sections.flatMap((section) => section.items)
  return [
    ...(countsOf(content).items === 0 ? [problem('no-items', '')] : []),
    ...timeProblems(content, minutes),
    ...repeated([...content.sections, ...items].map(({ id }) => id)).map((id) =>
      problem('same-id-twice', id),
    ),
    ...content.sections.flatMap(sectionProblems),
    ...drawProblems(content),
  ]
}

/** Only a content whose pools are written down can be asked whether they suffice. */
function drawProblems({ sections, ...content }: ExamContent): ContentProblem[] {
  const draws = sections.flatMap((section) => section.draws ?? []).filter(({ pool }) => pool)
  const short = draws.filter(({ pool = [], count }) => pool.length < count)
  const [firstDraw] = draws
  // Without any pool written down nothing is lacking yet.
  const overlap = firstDraw && short.length === 0 ? lackingInDraws({ ...content, sections }) : 0
  return [
    ...short.map(({ id, count, pool = [] }) =>
      problem('draw-too-few', id, { count: String(count), found: String(pool.length) }),
    ),
    ...(firstDraw && overlap > 0 ? [problem('draws-overlap', firstDraw.id, { count: String(overlap) })] : []),
    ...draws.filter(({ pointsEach }) => pointsEach === 0).map(({ id }) => problem('draw-no-points', id)),
    ...draws.flatMap(unfinishedInPool),
  ]
}

function unfinishedInPool({ id, pool = [] }: Draw): ContentProblem[] {
  const unfinished = pool.filter((item) =>
    itemProblems({ ...item, points: 1 }).some(({ level }) => level === 'stops'),
  )
  const [first] = unfinished
  if (!first) return []
  const params = { count: String(unfinished.length), first: first.text.slice(0, 60) }
  return [problem('draw-unfinished', id, params)]
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
    ...(section.items.length === 0 && !section.draws?.length ? [problem('empty-section', section.id)] : []),
    ...textProblems(section.instructions ?? '', section.id),
    ...section.items.flatMap(itemProblems),
  ]
}

/** Of an item with values of their own for each candidate, some of its variants are looked at. */
function itemProblems(item: Item): ContentProblem[] {
  const variants = item.parameters?.length ? seeds.map((seed) => variantOf(item, seed)) : [item]
  return [
    ...(item.text.trim() === '' ? [problem('empty-text', item.id)] : []),
    ...(item.points === 0 && asksSomething(item) ? [problem('no-points', item.id)] : []),
    ...parameterProblems(item, seeds).map(({ code, params }) => problem(code, item.id, params)),
    ...distinct(variants.flatMap(variantProblems)),
  ]
}

const seeds = Array.from({ length: 12 }, (_, at) => `variant-${at}`)

function variantProblems(item: Item): ContentProblem[] {
  return [
    ...problemsOf(item).map(({ code, params }) => problem(code, item.id, params)),
    ...textsOf(item).flatMap((text) => textProblems(text, item.id)),
  ]
}

function distinct(problems: ContentProblem[]): ContentProblem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()]
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
