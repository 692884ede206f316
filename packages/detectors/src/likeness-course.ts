/** How alike the face was at one instant, on the score's scale of the sensors. */
export type Score = { at: number; score: number }

/** How the likeness came to be low: within a few frames, little by little, or it was never high. */
export type Change = 'sudden' | 'slow' | 'from-start'

/** What several frames together say. `usual` is how alike this candidate's face was while it matched. */
export type Course = { median: number; since: number; change: Change; usual: number | undefined }

/** Frames further apart than this say nothing together: the light has changed, or the person. */
const togetherMs = 180_000

/** A score far beyond any two faces' is a fault of arithmetic, not a likeness. */
const bounds = 20

/** Enough of the beginning to know what is usual; what drifts later must not move it. */
const usualFrames = 30

/**
 * Follows the likeness of one candidate. Answers nothing until `frames` scores within three minutes speak; a change counts
 * as sudden when the median fell from `matchFrom` or more to below `mismatchBelow` within as many frames.
 */
export function followLikeness(limits: {
  frames: number
  matchFrom: number
  mismatchBelow: number
}): (score: Score) => Course | undefined {
  let recent: Score[] = []
  let matched: number[] = []
  let framesSinceMatch: number | undefined
  let change: Change = 'from-start'
  let isLow = false

  return ({ at, score }) => {
    const bounded = Math.min(bounds, Math.max(-bounds, score))
    const together = recent.filter((before) => before.at <= at && at - before.at < togetherMs)
    recent = [...together, { at, score: bounded }].slice(-limits.frames)
    if (framesSinceMatch !== undefined) framesSinceMatch++
    if (recent.length < limits.frames) return undefined

    const median = medianOf(recent.map((one) => one.score))
    if (median >= limits.matchFrom) {
      framesSinceMatch = 0
      if (matched.length < usualFrames) matched = [...matched, median]
    }
    const wasLow = isLow
    isLow = median < limits.mismatchBelow
    if (isLow && !wasLow) change = changeAfter(framesSinceMatch, limits.frames)
    const since = recent.find((one) => one.score < limits.mismatchBelow)?.at ?? at
    return { median, since, change, usual: matched.length > 0 ? medianOf(matched) : undefined }
  }
}

function changeAfter(framesSinceMatch: number | undefined, frames: number): Change {
  if (framesSinceMatch === undefined) return 'from-start'
  return framesSinceMatch <= frames ? 'sudden' : 'slow'
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0
}
