import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { CandidateStatus, Presence } from '@invigil/contract/live.ts'
import { perApp } from '../platform/per-app.ts'

/** What was last heard of one candidate's screen. */
export interface Heard {
  sittingId: SittingId
  at: Date
  /** The process that heard it. */
  by: string
  status: CandidateStatus | null
  hasHandUp: boolean
  /** What the wall was last told. */
  told: Presence
}

/** Who was heard of when, here and by other processes. It is forgotten when the server stops: candidates are heard again in seconds. */
export const heardOf = perApp(() => new Map<AttemptId, Heard>())

const lateAfterMs = 5_000
const quietAfterMs = 10_000
const silentAfterMs = 15_000

/** How present a candidate is, from when the screen was last heard of. */
export function presenceAt(lastHeardAt: Date | undefined, now: Date): Presence {
  if (!lastHeardAt) return 'away'
  const sinceMs = now.getTime() - lastHeardAt.getTime()
  if (sinceMs < lateAfterMs) return 'here'
  if (sinceMs < quietAfterMs) return 'late'
  if (sinceMs < silentAfterMs) return 'quiet'
  return 'silent'
}
