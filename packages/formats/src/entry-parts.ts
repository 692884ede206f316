import { feedbackIn, optionIdAt } from './choice-parts.ts'
import type { Parts, Say } from './item-parts.ts'
import type { AcceptedNumber, Asked, FoundForm, FoundGap } from './reading.ts'

type Short = { answers: FoundForm[]; hasWildcards?: boolean }

/**
 * The forms in the order of the file, since the first one that is like an answer counts: one that is worth nothing is left out
 * unless it keeps a later one with a star from being found, or something is said of it.
 */
export function acceptedForms({ answers, hasWildcards = false }: Short, say: Say) {
  const lastStar = hasWildcards ? answers.findLastIndex(({ text }) => /(?<!\\)\*/.test(text)) : -1
  const worth = answers.filter(({ weight, feedback }, at) => weight > 0 || feedback || at < lastStar)
  if (!worth.some(({ weight }) => weight > 0)) return []
  return worth.slice(0, 100).map(({ text, weight, feedback }) => {
    const hasStar = hasWildcards && /(?<!\\)\*/.test(text)
    const plain = hasWildcards && !hasStar ? text.replaceAll('\\*', '*') : text
    const said = feedbackIn('feedback', feedback, say)
    if (weight >= 99.99 && !hasStar && !said.feedback) return plain
    const match = hasStar ? 'wildcards' : 'text'
    return { text: plain, percent: Math.max(0, percentOf(weight)), match, ...said }
  })
}

/** The numbers that are worth something, or of which something is said; none where no number is worth anything. */
export function acceptedNumbers(accepts: AcceptedNumber[], say: Say) {
  if (!accepts.some(({ weight }) => weight > 0)) return []
  return accepts
    .filter(({ weight, feedback }) => weight > 0 || feedback)
    .slice(0, 20)
    .map((one) => ({
      value: 'number' in one ? figure(one.number) : figure((one.low + one.high) / 2, [one.low, one.high]),
      tolerance:
        'number' in one ? figure(one.tolerance ?? 0) : figure((one.high - one.low) / 2, [one.low, one.high]),
      toleranceIn: 'units',
      percent: Math.max(0, percentOf(one.weight)),
      ...feedbackIn('feedback', one.feedback, say),
    }))
}

/** A text with gaps; a gap that nothing fills leaves the whole out. */
export function clozeParts({ gaps, isAllOrNothing }: Extract<Asked, { as: 'cloze' }>, say: Say): Parts {
  const made = gaps.map((gap) => gapPartsOf(gap, say))
  if (made.includes(undefined)) return { code: 'no-right-answer' }
  return {
    parts: { kind: 'cloze', gaps: made, scoring: isAllOrNothing ? 'all-or-nothing' : 'each' },
    told: [],
  }
}

function gapPartsOf(gap: FoundGap, say: Say): Record<string, unknown> | undefined {
  const { id, ask } = gap
  const weight = Math.min(100, Number(gap.weight.toFixed(5)))
  if (ask === 'choice') {
    const options = gap.options.map(({ text, weight: share, feedback }, at) => ({
      id: optionIdAt(at),
      text: say(text),
      percent: Math.max(0, percentOf(share)),
      ...feedbackIn('feedback', feedback, say),
    }))
    return { id, ask, weight, options, keepsOrder: gap.keepsOrder }
  }
  const accepted = ask === 'text' ? acceptedForms(gap, say).slice(0, 50) : acceptedNumbers(gap.accepts, say)
  if (accepted.length === 0) return undefined
  return { id, ask, weight, accepted, ...(ask === 'text' ? { ignoresCase: gap.ignoresCase } : {}) }
}

function percentOf(weight: number): number {
  return weight >= 99.99 ? 100 : Math.min(100, Number(weight.toFixed(5)))
}

/** Numbers are compared exactly, so the dust of binary fractions goes: half a sum needs one place more than its parts. */
function figure(value: number, parts: number[] = [value]): string {
  const places = Math.max(...parts.map(placesOf)) + (parts.length > 1 ? 1 : 0)
  return String(Number(value.toFixed(Math.min(100, places))))
}

function placesOf(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power))
}
