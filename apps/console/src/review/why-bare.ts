import type { TrackKind } from '@invigil/contract/media.ts'
import type { Timeline } from '@invigil/contract/review.ts'

/** Every reason there is a text for; any other word is shown as `unknown`. */
export const bareReasons = [
  'network',
  'spool-full',
  'encoder',
  'device',
  'size',
  'not-kept',
  'submitted',
  'another-recorder',
  'before',
  'after',
  'still-coming',
  'unheard',
  'unknown',
] as const
export type BareReason = (typeof bareReasons)[number]

/** Why nothing of a kind is recorded at an instant, as far as anybody said so. */
export function whyBare(
  { recordings, silences, state }: Pick<Timeline, 'recordings' | 'silences' | 'state'>,
  kind: TrackKind,
  at: number,
): BareReason {
  const recording = recordings.find((one) => one.kind === kind)
  if (!recording || at < time(recording.fromAt)) return 'before'
  if (at >= time(recording.toAt)) return state === 'running' || state === 'paused' ? 'still-coming' : 'after'
  const gap = recording.gaps.find(({ fromAt, toAt }) => at >= time(fromAt) - 100 && at <= time(toAt))
  const isSilent = silences.some(
    ({ fromAt, toAt }) => at >= time(fromAt) && (toAt === null || at <= time(toAt)),
  )
  return reasonOf(gap?.reason ?? 'unknown', isSilent)
}

/** A recorder's word as a reason; when it said nothing, that the screen was not heard of says more than nothing. */
export function reasonOf(word: string, isSilent: boolean): BareReason {
  const known = bareReasons.find((one) => one === word) ?? 'unknown'
  return known === 'unknown' && isSilent ? 'unheard' : known
}

function time(instant: string): number {
  return Date.parse(instant)
}
