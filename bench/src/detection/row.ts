/** One line of what detection reached: the figure, over how many, within what it lies (95 %), and what we want. */
export interface DetectionRow {
  readonly what: string
  readonly figure: string
  readonly of: number | string
  readonly interval: string
  readonly goal: string
}

/** A share as a line: `found` of `of`, with its Wilson score interval (E. B. Wilson, 1927). */
export function shareRow(what: string, found: number, of: number, goal = ''): DetectionRow {
  const [low, high] = wilson(found, of)
  return {
    what,
    figure: of === 0 ? 'no data' : (found / of).toFixed(3),
    of: `${found}/${of}`,
    interval: of === 0 ? '' : `${low.toFixed(3)}–${high.toFixed(3)}`,
    goal,
  }
}

/** The 95 % interval of a share that was seen `found` times of `of`. */
function wilson(found: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1]
  const z = 1.96
  const share = found / of
  const middle = share + z ** 2 / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)]
}
