import type { Result } from '@invigil/contract/result.ts'

export type HeldBecause = 'open-incident' | 'to-mark' | 'not-submitted' | 'breach'

/** What would keep a result back now, the weightiest first; the server decides in the end by the same rule. */
export function whyHeld(
  result: Pick<Result, 'submittedAt' | 'verdict' | 'openIncidents' | 'toMark'>,
): HeldBecause | undefined {
  if (result.submittedAt === null) return 'not-submitted'
  if (result.verdict === 'breach') return 'breach'
  if (result.openIncidents > 0 && result.verdict === null) return 'open-incident'
  return result.toMark > 0 ? 'to-mark' : undefined
}
