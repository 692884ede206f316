import type { Score } from './item.ts'

/** So many percent of the points, with the rule that says it. */
export function partOf(points: number, percent: number): Pick<Score, 'points' | 'explanation'> {
  if (percent <= 0) return { points: 0, explanation: { rule: 'wrong', params: {} } }
  if (percent >= 100) return { points, explanation: { rule: 'right', params: {} } }
  return { points: shareOf(points, percent / 100), explanation: { rule: 'partly', params: { percent } } }
}

/** A share of the points from 0 to 1, to the hundredth. */
export function shareOf(points: number, share: number): number {
  return Math.min(points, Math.max(0, Math.round(points * share * 100) / 100))
}
