import type { Accommodation } from '@invigil/contract/accommodation.ts'

/** How many minutes a candidate has: the sitting's × the time factor + the extra minutes, rounded up to a whole minute. */
export function allowedMinutes(
  minutes: number,
  { timeFactor, extraMinutes }: Pick<Accommodation, 'timeFactor' | 'extraMinutes'>,
): number {
  // 60 × 1.1 is 66.00000000000001 in floating point, and nobody should gain a minute by that.
  return Math.ceil(Number((minutes * timeFactor).toFixed(6))) + extraMinutes
}
