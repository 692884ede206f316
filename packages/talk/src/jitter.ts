/** How far ahead of the ear sound is kept, in seconds: enough for a socket whose packets come in bursts. */
export const aheadSeconds = 0.08
/** What would be heard later than this is left out: a talk must not fall behind, in seconds. */
const mostAheadSeconds = 0.3

/** What has been placed so far: packet `seq` begins at `at`, in seconds of the playing clock. */
export interface Placed {
  seq: number
  at: number
  seconds: number
}

/**
 * When a packet is played: right after the one before, with silence in place of those that were left out. One that comes
 * too late begins anew `aheadSeconds` from now; undefined when so much waits already that it is left out.
 */
export function placePacket(
  before: Placed | undefined,
  { seq, seconds }: { seq: number; seconds: number },
  now: number,
): Placed | undefined {
  if (!before) return { seq, seconds, at: now + aheadSeconds }
  const missing = Math.max(0, seq - before.seq - 1)
  const at = before.at + before.seconds + missing * seconds
  if (at < now) return { seq, seconds, at: now + aheadSeconds }
  if (at > now + mostAheadSeconds) return undefined
  return { seq, seconds, at }
}
