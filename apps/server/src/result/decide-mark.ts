import type { PersonId } from '@invigil/contract/ids.ts'
import { rounded } from './points.ts'

export interface GivenMark {
  personId: PersonId
  points: number
  comment: string
  isFinal: boolean
}

/** How many mark each answer, and from which difference on (in percent of the item's points) a third decides. */
export interface MarkingRule {
  markersEach: number
  thresholdPercent: number
}

export type MarkDecision =
  | { do: 'give'; points: number; comment: string; by: PersonId | null }
  | { do: 'wait'; marking: 'none' | 'half' | 'differ' }

/**
 * What the marks of one answer come to, the oldest first. A final mark decides; of one person the latest counts; two whose
 * difference lies within the threshold give their mean.
 */
export function decideMark(marks: readonly GivenMark[], rule: MarkingRule, max: number): MarkDecision {
  const final = marks.findLast(({ isFinal }) => isFinal)
  if (final) return given(final)
  const latest = latestByPerson(marks)
  const [first, second] = latest
  if (!first) return { do: 'wait', marking: 'none' }
  if (rule.markersEach === 1) return given(latest.at(-1) ?? first)
  if (!second) return { do: 'wait', marking: 'half' }
  if (differ(first, second, rule, max)) return { do: 'wait', marking: 'differ' }
  const comment = [first.comment, second.comment].filter((one) => one.trim() !== '').join('\n\n')
  return { do: 'give', points: rounded((first.points + second.points) / 2), comment, by: null }
}

/** The latest mark of each person that is not final, in the order of these marks. */
export function latestByPerson(marks: readonly GivenMark[]): GivenMark[] {
  const own = marks.filter(({ isFinal }) => !isFinal)
  return own.filter(
    ({ personId }, index) => !own.slice(index + 1).some((later) => later.personId === personId),
  )
}

function differ(
  first: GivenMark,
  second: GivenMark,
  { thresholdPercent }: MarkingRule,
  max: number,
): boolean {
  // A hair's breadth for what binary fractions cannot say.
  return Math.abs(first.points - second.points) > (max * thresholdPercent) / 100 + 1e-9
}

function given({ points, comment, personId }: GivenMark): MarkDecision {
  return { do: 'give', points, comment, by: personId }
}
