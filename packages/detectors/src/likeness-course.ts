/** How alike the face was at one instant, on the score's scale of the sensors. */
export type Score = { at: number; score: number }

/** How the likeness came to be low: within a few frames, little by little, or it was never high. */
export type Change = 'sudden' | 'slow' | 'from-start'

/**
 * What several frames together say while the face is unlike: their median, by how much it is too low, when that began,
 * how it came about, and how alike this candidate's face was before, where it ever was.
 */
export type Unlike = {
  median: number
  depth: number
  since: number
  change: Change
  usual: number | undefined
}

/** When frames speak: how many together, from where they match, below what they are unlike, and what fall is a sudden one. */
export type LikenessLimits = { frames: number; matchFrom: number; mismatchBelow: number; fallBy: number }

/** Frames further apart than this say nothing together: the light has changed, or the person. */
const togetherMs = 180_000

/** A score far beyond any two faces' is a fault of arithmetic, not a likeness. */
const bounds = 20

/** Enough of the beginning to know what is usual; what drifts later must not move it. */
const usualFrames = 30

/**
 * Pictures of one person from other days and cameras lie above this but for one pair in fifty: whoever falls no lower may
 * have put on glasses.
 */
const highestLimit = 5.5

/** Once said, it is taken back only by a likeness that is clearly better: scores at the limit must not flicker. */
const clearlyBetter = 0.3

/**
 * Follows the likeness of one candidate; answers something while the face is unlike. The median of the last `frames` within
 * three minutes speaks: below `mismatchBelow` at any time, or `fallBy` below this candidate's usual likeness when it was
 * there a few frames ago. A face that resembles the reference is found out only by that fall.
 */
export function followLikeness(limits: LikenessLimits): (score: Score) => Unlike | undefined {
  const { frames, matchFrom, mismatchBelow, fallBy } = limits
  let recent: Score[] = []
  let usuals: number[] = []
  let framesSinceUsual: number | undefined
  let low: { limit: number; change: Change } | undefined

  function judge(median: number): typeof low {
    if (low) return median < low.limit + clearlyBetter ? low : undefined
    const usual = medianOf(usuals)
    const isFresh = framesSinceUsual !== undefined && framesSinceUsual <= frames
    const fallLimit = Math.max(mismatchBelow, Math.min((usual ?? 0) - fallBy, highestLimit))
    if (isFresh && median < fallLimit) return { limit: fallLimit, change: 'sudden' }
    if (median >= mismatchBelow) return undefined
    return { limit: mismatchBelow, change: usual === undefined ? 'from-start' : 'slow' }
  }

  function remember(median: number): void {
    if (low || median < matchFrom) return
    if (usuals.length < usualFrames) usuals = [...usuals, median]
    if (median >= (medianOf(usuals) ?? 0) - fallBy / 2) framesSinceUsual = 0
  }

  return ({ at, score }) => {
    const bounded = Math.min(bounds, Math.max(-bounds, score))
    const together = recent.filter((before) => before.at <= at && at - before.at < togetherMs)
    recent = [...together, { at, score: bounded }].slice(-frames)
    if (framesSinceUsual !== undefined) framesSinceUsual++
    const median = medianOf(recent.map((one) => one.score))
    if (recent.length < frames || median === undefined) return undefined

    low = judge(median)
    remember(median)
    if (!low) return undefined
    const { limit, change } = low
    const since = recent.find((one) => one.score < limit)?.at ?? at
    return { median, depth: Math.max(0, limit - median), since, change, usual: medianOf(usuals) }
  }
}

function medianOf(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]
}
