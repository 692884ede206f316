const columns = 80
const rows = 60
const cell = 10
const cellsAcross = columns / cell
const cells = cellsAcross * (rows / cell)
const size = columns * rows

/** Below this a slope is noise rather than an edge, in luma a pixel of the 80×60 picture. */
const faint = 6

/** Learning takes this long; what moves in it, like a person, leaves no edge behind. */
const learnMs = 15_000
const leastLooks = 6

/** The memory goes on at this share a look while the scene is itself: the sun moves, and so does a chair. */
const keeping = 0.02
const itself = 0.5

/** A new scene that lasts this long becomes the one that is compared with. */
const acceptMs = 60_000

/** How much of a cell's edges stands still for it to count, and how many cells must. */
const leastEdges = 3
const leastCells = 5

/**
 * What a picture's edges were: their mean slopes, across and down. The buffers are written in place: copying them with each
 * frame would cost as much as looking.
 */
export interface SceneMemory {
  readonly since: number
  readonly looks: number
  readonly across: Float32Array
  readonly down: Float32Array
  /** Since when the scene has been another, and what it has been since. */
  readonly other?: SceneMemory
}

/**
 * How alike the standing edges of a picture (160×120) are to what they were (correlation, −1..1): the median over those parts
 * of the picture that have any. Slopes are taken without their strength, so that light changes nothing; a person who leans or
 * leaves changes a few parts, a moved camera all of them. `isUsable` is false in the dark.
 */
export function compareScene(
  before: SceneMemory | undefined,
  luma: Float32Array,
  at: number,
  isUsable: boolean,
): { memory: SceneMemory | undefined; scene?: number } {
  if (!isUsable) return { memory: before }
  const slopes = slopesOf(luma)
  if (!before || at < before.since) return { memory: begun(slopes, at) }
  if (at - before.since < learnMs || before.looks < leastLooks) {
    return { memory: learn(before, slopes, 1 / (before.looks + 1)) }
  }
  const scene = likeness(before, slopes)
  if (scene === undefined) return { memory: learn(before, slopes, keeping) }
  if (scene >= itself) return { memory: withoutOther(learn(before, slopes, keeping)), scene }
  // A clock that was set back begins the new scene's minute anew.
  const known = before.other && at >= before.other.since ? before.other : undefined
  const other = known ? learn(known, slopes, 1 / (known.looks + 1)) : begun(slopes, at)
  return { memory: at - other.since >= acceptMs ? other : { ...before, other }, scene }
}

type Slopes = Pick<SceneMemory, 'across' | 'down'>

function begun({ across, down }: Slopes, at: number): SceneMemory {
  return { since: at, looks: 1, across, down }
}

function learn(memory: SceneMemory, { across, down }: Slopes, share: number): SceneMemory {
  for (let index = 0; index < size; index++) {
    memory.across[index] = (memory.across[index] ?? 0) * (1 - share) + (across[index] ?? 0) * share
    memory.down[index] = (memory.down[index] ?? 0) * (1 - share) + (down[index] ?? 0) * share
  }
  return { ...memory, looks: memory.looks + 1 }
}

function withoutOther({ other: _, ...memory }: SceneMemory): SceneMemory {
  return memory
}

/** The direction of each slope, shorter where it is faint: `g / (|g| + faint)`. */
function slopesOf(luma: Float32Array): Slopes {
  const half = halved(luma)
  const across = new Float32Array(size)
  const down = new Float32Array(size)
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const index = row * columns + column
      const x = (half[index + 1] ?? 0) - (half[index - 1] ?? 0)
      const y = (half[index + columns] ?? 0) - (half[index - columns] ?? 0)
      const strength = Math.hypot(x, y) + faint
      across[index] = x / strength
      down[index] = y / strength
    }
  }
  return { across, down }
}

function halved(luma: Float32Array): Float32Array {
  const half = new Float32Array(size)
  for (let index = 0; index < size; index++) {
    const at = Math.floor(index / columns) * 4 * columns + (index % columns) * 2
    const below = at + 2 * columns
    half[index] = ((luma[at] ?? 0) + (luma[at + 1] ?? 0) + (luma[below] ?? 0) + (luma[below + 1] ?? 0)) / 4
  }
  return half
}

function likeness(memory: SceneMemory, now: Slopes): number | undefined {
  const products = new Float32Array(cells)
  const remembered = new Float32Array(cells)
  const seen = new Float32Array(cells)
  for (let index = 0; index < size; index++) {
    const part = Math.floor(index / columns / cell) * cellsAcross + Math.floor((index % columns) / cell)
    const [x, y] = [memory.across[index] ?? 0, memory.down[index] ?? 0]
    const strength = x * x + y * y
    // What moved while the scene was learnt has left a faint trace only.
    if (strength < 0.1) continue
    const [nowX, nowY] = [now.across[index] ?? 0, now.down[index] ?? 0]
    products[part] = (products[part] ?? 0) + x * nowX + y * nowY
    remembered[part] = (remembered[part] ?? 0) + strength
    seen[part] = (seen[part] ?? 0) + nowX * nowX + nowY * nowY
  }
  const likenesses = [...remembered.keys()]
    .filter((part) => (remembered[part] ?? 0) >= leastEdges)
    .map(
      (part) => (products[part] ?? 0) / Math.sqrt((remembered[part] ?? 0) * Math.max(seen[part] ?? 0, 0.05)),
    )
  if (likenesses.length < leastCells) return undefined
  return likenesses.sort((one, other) => one - other)[Math.floor(likenesses.length / 2)]
}
