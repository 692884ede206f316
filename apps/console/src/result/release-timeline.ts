import type { ReleaseParts } from '@invigil/contract/release.ts'

/** The parts of a result in the order in which one reads them. */
export const releaseParts = ['score', 'items', 'feedback', 'explanation', 'answers'] as const
export type ReleasePart = (typeof releaseParts)[number]

/** What candidates see from a moment on; the first of these moments is the release, the last may be never. */
export interface ReleaseStep {
  from: string
  parts: ReleasePart[]
}

/**
 * What candidates see when, the first first. What has a date that is past comes with the release; a part whose date is not said yet
 * is in none.
 */
export function releaseSteps(parts: ReleaseParts, now: Date): ReleaseStep[] {
  const isPast = (from: string) => Date.parse(from) <= now.getTime()
  const dated = releaseParts
    .filter((part) => parts[part] !== '')
    .map((part) => ({ part, from: isPast(parts[part]) ? 'with-release' : parts[part] }))
  const moments = [...new Set(dated.map(({ from }) => from))].sort((a, b) => orderOf(a) - orderOf(b))
  return moments.map((from) => ({
    from,
    parts: dated.filter((one) => one.from === from).map(({ part }) => part),
  }))
}

function orderOf(from: string): number {
  if (from === 'with-release') return Number.NEGATIVE_INFINITY
  return from === 'never' ? Number.POSITIVE_INFINITY : Date.parse(from)
}
