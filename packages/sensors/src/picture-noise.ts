/** The fine picture's size, and of which part (of its blocks, stillest first) the noise is taken. */
const columns = 160
const rows = 120
const block = 5
const stillest = 0.2

/**
 * The noise of a sensor: how much a picture of 160×120 differs from the one before where nothing moves (standard deviation,
 * 0..255), taken in the stillest fifth of its 5×5 blocks. Blocks near black or white are left out, for noise is clipped there.
 */
export function noiseBetween(one: Float32Array, other: Float32Array): number | undefined {
  const deviations: number[] = []
  for (let top = 0; top < rows; top += block) {
    for (let left = 0; left < columns; left += block) {
      const deviation = deviationIn(one, other, top * columns + left)
      if (deviation !== undefined) deviations.push(deviation)
    }
  }
  if (deviations.length < 50) return undefined
  deviations.sort((a, b) => a - b)
  return deviations[Math.floor(deviations.length * stillest)]
}

function deviationIn(one: Float32Array, other: Float32Array, start: number): number | undefined {
  let light = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < block; row++) {
    const from = start + row * columns
    for (let at = from; at < from + block; at++) {
      const value = one[at] ?? 0
      const change = value - (other[at] ?? 0)
      light += value
      sum += change
      squares += change * change
    }
  }
  const count = block * block
  const mean = light / count
  if (mean < 16 || mean > 239) return undefined
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
