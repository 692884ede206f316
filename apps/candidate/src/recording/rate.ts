/** How a track is encoded. Bitrates in bits a second. */
export interface RateGoal {
  bitrate: number
  least: number
}

export interface Rate {
  bitrate: number
  /** When it was last changed, in milliseconds of any steady clock. */
  changedAt: number
}

export type RateStep = { do: 'keep' } | { do: 'change'; rate: Rate }

/**
 * Follows the network by the age of the oldest message that has no receipt: `bufferedAmount` hides seconds of
 * congestion. Falls fast, at most once a second; rises slowly.
 */
export function stepRate(rate: Rate, goal: RateGoal, ageMs: number, now: number): RateStep {
  const sinceChange = now - rate.changedAt
  if (ageMs > 350 && sinceChange >= 1_000 && rate.bitrate > goal.least)
    return {
      do: 'change',
      rate: { bitrate: Math.max(goal.least, Math.round(rate.bitrate * 0.7)), changedAt: now },
    }
  if (ageMs < 200 && sinceChange >= 4_000 && rate.bitrate < goal.bitrate)
    return {
      do: 'change',
      rate: { bitrate: Math.min(goal.bitrate, Math.round(rate.bitrate * 1.08)), changedAt: now },
    }
  return { do: 'keep' }
}

/** Beyond this age a picture is left out before it is encoded: the decoder's chain stays whole. */
export const skipAgeMs = 500
