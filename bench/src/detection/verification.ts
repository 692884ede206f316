/** The likeness of pairs of one person and of pairs of two. */
export interface Scores {
  readonly same: readonly number[]
  readonly different: readonly number[]
}

/** Where pairs of one and of two are told wrong equally often, as a share (equal error rate). */
export function equalErrorRate({ same, different }: Scores): number {
  const thresholds = [...same, ...different].toSorted((one, other) => one - other)
  const errors = thresholds.map((threshold) => {
    const missed = same.filter((score) => score < threshold).length / same.length
    const wrong = different.filter((score) => score >= threshold).length / different.length
    return { gap: Math.abs(missed - wrong), rate: (missed + wrong) / 2 }
  })
  return errors.toSorted((one, other) => one.gap - other.gap)[0]?.rate ?? Number.NaN
}

/** How many pairs of one person lie above what at most `share` of the pairs of two reach. */
export function foundAtFalseShare({ same, different }: Scores, share: number): number {
  const allowed = Math.floor(different.length * share)
  const highestRefused = different.toSorted((one, other) => other - one)[allowed] ?? Number.NEGATIVE_INFINITY
  return same.filter((score) => score > highestRefused).length
}
