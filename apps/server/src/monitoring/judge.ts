import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { IncidentId } from '@invigil/contract/ids.ts'
import type { DetectorRule } from '@invigil/contract/policy.ts'
import type { Severity, Signal } from '@invigil/contract/signal.ts'

/** Two stretches of one kind that are nearer than this are one incident: a person would look at them together. */
const mergeWithinSeconds = 10

/** What is known of the attempt when a signal is judged. */
export interface Standing {
  state: AttemptState
  /** The policy's rule for the signal's kind; undefined when the policy does not name it. */
  rule: DetectorRule | undefined
  isSilenced: boolean
  /** The latest incident of this kind in this attempt. */
  latest: LatestIncident | undefined
}

export interface LatestIncident {
  id: IncidentId
  startedAt: Date
  /** Null while it goes on. */
  endedAt: Date | null
  /** When a person decided on it; null while it is open. */
  decidedAt: Date | null
  /** The detector's episodes that go on in it. */
  episodes: string[]
}

export type Judgement =
  | { do: 'raise'; severity: Severity; startedAt: Date; endedAt: Date | null }
  | { do: 'extend'; incidentId: IncidentId; endedAt: Date | null; episodes: string[] }
  | { do: 'nothing'; why: 'not-sitting' | 'off' | 'silenced' | 'nothing-open' }

/**
 * Says what a signal becomes. `since` and `at` are the signal's times by the server's clock. It looks at nothing else, so
 * that the same signals under the same policy always make the same incidents. It never touches the attempt.
 */
export function judge(signal: Signal, times: { since: Date; at: Date }, standing: Standing): Judgement {
  const { state, rule, isSilenced, latest } = standing
  if (signal.phase === 'ended') return judgeEnd(signal, times, latest)
  if (state !== 'running') return { do: 'nothing', why: 'not-sitting' }
  if (!rule?.isOn) return { do: 'nothing', why: 'off' }
  if (isSilenced) return { do: 'nothing', why: 'silenced' }

  const isMoment = signal.phase === 'moment'
  if (!latest || !isSameStretch(latest, times)) {
    return {
      do: 'raise',
      severity: rule.severity,
      startedAt: times.since,
      endedAt: isMoment ? times.at : null,
    }
  }
  const episodes = isMoment ? latest.episodes : [...new Set([...latest.episodes, signal.episode])]
  return { do: 'extend', incidentId: latest.id, endedAt: episodes.length > 0 ? null : times.at, episodes }
}

/** What has begun may end at any time, also when the attempt is over or its rule was switched off since. */
function judgeEnd(signal: Signal, { at }: { at: Date }, latest: LatestIncident | undefined): Judgement {
  if (!latest?.episodes.includes(signal.episode)) return { do: 'nothing', why: 'nothing-open' }
  const episodes = latest.episodes.filter((episode) => episode !== signal.episode)
  return { do: 'extend', incidentId: latest.id, endedAt: episodes.length > 0 ? null : at, episodes }
}

/**
 * Candidate and server both look, and what they notice of one thing is one incident, whoever is first. A decided incident is
 * closed: what begins after the decision is news. What comes late, of a time long before the incident, is another one.
 */
function isSameStretch(
  { startedAt, endedAt, decidedAt }: LatestIncident,
  { since, at }: { since: Date; at: Date },
): boolean {
  const tolerance = mergeWithinSeconds * 1_000
  if (decidedAt && since > decidedAt) return false
  if (startedAt.getTime() - at.getTime() > tolerance) return false
  return endedAt === null || since.getTime() - endedAt.getTime() <= tolerance
}
