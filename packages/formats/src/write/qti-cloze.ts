import {
  addScore,
  declaration,
  figure,
  mapping,
  type Of,
  type QtiParts,
  type Say,
  setScore,
  whenever,
} from './qti-words.ts'
import { type LossCode, spreadOf, writableForms } from './writing.ts'

type Gap = Of<'cloze'>['gaps'][number]
/** A gap as it is declared and shown, what adds its points, and what holds where it is wholly right. */
type WrittenGap = { gap: Gap; declared: string; place: string; adds: string; isRight: string }

/** A text with entries and choices in its lines, each with a response of its own; undefined where a gap has no form in QTI. */
export function clozeParts(item: Of<'cloze'>, say: Say, losses: LossCode[]): QtiParts | undefined {
  const written = item.gaps.map((gap, at) => gapOf(gap, `GAP${at + 1}`, say, losses))
  const gaps = written.filter((gap) => gap !== undefined)
  // What counts nothing can be found by nobody who only sees the points.
  if (gaps.length < written.length || item.gaps.some(({ weight }) => weight === 0)) return undefined
  // One gap alone is read as a question with one answer, by us as by others.
  if (gaps.length === 1) losses.push('kind')
  const isWhole = item.scoring === 'all-or-nothing'
  const all = `<qti-and>${gaps.map(({ isRight }) => isRight).join('')}</qti-and>`
  const rules = isWhole ? whenever(all, setScore(figure(1))) : gaps.map(({ adds }) => adds).join('')
  return {
    declared: gaps.map(({ declared }) => declared).join('\n'),
    body: gaps.reduce(
      (html, { gap, place }) => html.replaceAll(`{{${gap.id}}}`, () => place),
      say(item.text),
    ),
    processing: `<qti-response-processing>${rules}</qti-response-processing>`,
  }
}

/** The most that the rules give: the weights of the gaps together, so that they come back as they were. */
export function mostOfGaps({ gaps, scoring }: Of<'cloze'>): number {
  return scoring === 'all-or-nothing' ? 1 : gaps.reduce((sum, { weight }) => sum + weight, 0)
}

function gapOf(gap: Gap, id: string, say: Say, losses: LossCode[]): WrittenGap | undefined {
  switch (gap.ask) {
    case 'text':
      return textGap(gap, id, losses)
    case 'number':
      return numberGap(gap, id, losses)
    case 'choice':
      return choiceGap(gap, id, say)
  }
}

function textGap(gap: Extract<Gap, { ask: 'text' }>, id: string, losses: LossCode[]): WrittenGap | undefined {
  const writable = writableForms(gap, ['text'], losses)
  const first = writable.find(({ percent }) => percent === 100)
  if (!first) return undefined
  const entries = writable.map(({ text, percent }): [string, number] => [text, percent])
  const mapped = mapping(entries, ` case-sensitive="${!gap.ignoresCase}"`, { most: gap.weight })
  return {
    gap,
    declared: declaration('single', 'string', [first.text], mapped, id),
    place: `<qti-text-entry-interaction response-identifier="${id}"/>`,
    ...worth(id, gap.weight),
  }
}

function numberGap(
  gap: Extract<Gap, { ask: 'number' }>,
  id: string,
  losses: LossCode[],
): WrittenGap | undefined {
  if (gap.accepted.filter(({ percent }) => percent > 0).length > 1) losses.push('scoring')
  const key = gap.accepted.find(({ percent }) => percent === 100)
  if (!key) return undefined
  const isRight = `<qti-equal tolerance-mode="absolute" tolerance="${spreadOf(key)}"><qti-variable identifier="${id}"/><qti-correct identifier="${id}"/></qti-equal>`
  return {
    ...{ gap, isRight },
    declared: declaration('single', 'float', [key.value], '', id),
    place: `<qti-text-entry-interaction response-identifier="${id}"/>`,
    adds: whenever(isRight, addScore(figure(gap.weight))),
  }
}

function choiceGap(gap: Extract<Gap, { ask: 'choice' }>, id: string, say: Say): WrittenGap {
  const options = gap.options.map((option, at) => ({ ...option, name: `C${at + 1}` }))
  const right = options.filter(({ percent }) => percent === 100).map(({ name }) => name)
  const entries = options.map(({ name, percent }): [string, number] => [name, percent])
  const shown = options.map(
    ({ name, text }) =>
      `<qti-inline-choice identifier="${name}">${say(text).replace(/^<p>([\s\S]*)<\/p>$/, '$1')}</qti-inline-choice>`,
  )
  return {
    gap,
    declared: declaration(
      'single',
      'identifier',
      right.slice(0, 1),
      mapping(entries, '', { most: gap.weight }),
      id,
    ),
    place: `<qti-inline-choice-interaction response-identifier="${id}" shuffle="${!gap.keepsOrder}">${shown.join('')}</qti-inline-choice-interaction>`,
    ...worth(id, gap.weight),
  }
}

/** What the mapping of a gap gives is its share of the score, and all of that where it is right. */
function worth(id: string, weight: number): Pick<WrittenGap, 'adds' | 'isRight'> {
  const mapped = `<qti-map-response identifier="${id}"/>`
  return { adds: addScore(mapped), isRight: `<qti-gte>${mapped}${figure(weight * 0.9999)}</qti-gte>` }
}
