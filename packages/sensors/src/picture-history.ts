import type { PictureObservation } from './observation.ts'

/** How much of the past comes again in what is seen now. */
export type Repeats = NonNullable<PictureObservation['repeats']>

const columns = 16
const rows = 12
const size = columns * rows

/** Looks are put in slots of half a second, so that a lag is a time whatever the pace; ten minutes are remembered. */
const slotMs = 500
const slots = 1200
const shortestLag = 2000 / slotMs
const longestGap = 5000 / slotMs

/** What was compared fades within about 45 seconds; a lag is believed after 25, and with a look each two seconds at the least. */
const fading = Math.exp(-slotMs / 45_000)
const leastOverlap = 25_000 / slotMs
const leastCompared = 12

/** Signatures that came again bit by bit, within a minute, before it counts as certain: a living camera's never do. */
const certainCount = 3
const certainWithinMs = 60_000

/**
 * What a picture's past leaves: how it changed from slot to slot. The buffers (a quarter of a megabyte) are written in place,
 * for copying them with each frame would cost more than looking.
 */
export interface PictureHistory {
  readonly firstSlot: number
  readonly slot: number
  readonly at: number
  readonly blocks: Float32Array
  readonly signature: string
  /** A ring of directions of change, `size` bytes a slot, and their lengths before and after rounding; 0 where nothing was seen. */
  readonly changes: Int8Array
  readonly amounts: Float32Array
  readonly lengths: Float32Array
  /** By lag in slots: the fading sums of likeness, of its weights, and of how often it was compared. */
  readonly likeness: Float32Array
  readonly weight: Float32Array
  readonly compared: Float32Array
  readonly seenAt: Map<string, number>
  readonly cameAgain: readonly { readonly at: number; readonly seconds: number }[]
  /** What was told last: another look in the same slot says the same. */
  readonly repeats?: Repeats | undefined
}

/**
 * Remembers 32×24 block means and tells how much of the minutes before comes again: the correlation of changes at the best
 * lag from two seconds on, less what nine tenths of all lags stay below, so that a fan or a rocking chair is no loop.
 */
export function remember(
  before: PictureHistory | undefined,
  blocks: Float32Array,
  at: number,
): { history: PictureHistory; repeats?: Repeats } {
  const slot = Math.floor(at / slotMs)
  if (!before || slot < before.slot || slot - before.slot >= slots)
    return { history: begun(slot, at, blocks) }
  if (slot === before.slot) return { history: before, ...(before.repeats && { repeats: before.repeats }) }
  const again = comesAgain(before, blocks, at)
  const quarter = quartered(blocks)
  const isGap = slot - before.slot > longestGap
  for (let missed = before.slot + 1; missed <= slot; missed++) before.amounts[missed % slots] = 0
  if (!isGap) putChange(before, quarter, slot)
  compare(before, slot)
  const history: PictureHistory = { ...before, slot, at, blocks: quarter, ...again, repeats: undefined }
  const certain = certainOf(history)
  const likely = certain ?? bestLag(history)
  return likely ? { history: { ...history, repeats: likely }, repeats: likely } : { history }
}

function begun(slot: number, at: number, blocks: Float32Array): PictureHistory {
  return {
    firstSlot: slot,
    slot,
    at,
    blocks: quartered(blocks),
    signature: '',
    changes: new Int8Array(slots * size),
    amounts: new Float32Array(slots),
    lengths: new Float32Array(slots),
    likeness: new Float32Array(slots),
    weight: new Float32Array(slots),
    compared: new Float32Array(slots),
    seenAt: new Map(),
    cameAgain: [],
  }
}

/** Two by two of the 32×24 blocks make one: less noise, and a quarter of the work. */
function quartered(blocks: Float32Array): Float32Array {
  return Float32Array.from({ length: size }, (_, index) => {
    const at = Math.floor(index / columns) * 4 * columns + (index % columns) * 2
    const below = at + 2 * columns
    return ((blocks[at] ?? 0) + (blocks[at + 1] ?? 0) + (blocks[below] ?? 0) + (blocks[below + 1] ?? 0)) / 4
  })
}

/** The change since the last look, less its mean: the light going up is no movement. */
function putChange({ blocks, changes, amounts, lengths }: PictureHistory, now: Float32Array, slot: number) {
  const change = now.map((value, index) => value - (blocks[index] ?? 0))
  const mean = change.reduce((sum, value) => sum + value, 0) / size
  let squares = 0
  let most = 0
  for (const value of change) {
    squares += (value - mean) ** 2
    most = Math.max(most, Math.abs(value - mean))
  }
  const place = slot % slots
  amounts[place] = Math.sqrt(squares)
  let rounded = 0
  change.forEach((value, index) => {
    const direction = most === 0 ? 0 : Math.round(((value - mean) / most) * 127)
    changes[place * size + index] = direction
    rounded += direction ** 2
  })
  lengths[place] = Math.sqrt(rounded)
}

/**
 * Sets the newest change beside each one before it. Each pair counts by the root of its amounts, so that one great movement
 * that happens to resemble another does not outweigh everything else.
 */
function compare({ changes, amounts, lengths, likeness, weight, compared }: PictureHistory, slot: number) {
  const now = slot % slots
  const amount = amounts[now] ?? 0
  for (let lag = shortestLag; lag < slots; lag++) {
    const then = (slot - lag + slots) % slots
    const both = Math.sqrt(amount * (amounts[then] ?? 0))
    const cosine = both === 0 ? 0 : product(changes, now, then) / ((lengths[now] ?? 1) * (lengths[then] ?? 1))
    likeness[lag] = (likeness[lag] ?? 0) * fading + cosine * both
    weight[lag] = (weight[lag] ?? 0) * fading + both
    compared[lag] = (compared[lag] ?? 0) * fading + (both === 0 ? 0 : 1)
  }
}

function product(changes: Int8Array, one: number, other: number): number {
  let sum = 0
  for (let index = 0; index < size; index++) {
    sum += (changes[one * size + index] ?? 0) * (changes[other * size + index] ?? 0)
  }
  return sum
}

function bestLag({ firstSlot, slot, likeness, weight, compared }: PictureHistory): Repeats | undefined {
  const correlations: number[] = []
  let best = { correlation: -1, seconds: 0 }
  const longestLag = Math.min(slots, slot - firstSlot - leastOverlap)
  for (let lag = shortestLag; lag < longestLag; lag++) {
    if ((compared[lag] ?? 0) < leastCompared) continue
    const correlation = (likeness[lag] ?? 0) / (weight[lag] || 1)
    correlations.push(Math.abs(correlation))
    if (correlation > best.correlation) best = { correlation, seconds: (lag * slotMs) / 1000 }
  }
  if (correlations.length === 0) return undefined
  correlations.sort((one, other) => one - other)
  const usual = correlations[Math.floor(correlations.length * 0.9)] ?? 0
  return { ...best, correlation: best.correlation - usual }
}

/** Whether this very picture was there before, with others in between. A flat or standing picture says nothing. */
function comesAgain(
  { signature: signatureBefore, seenAt, cameAgain }: PictureHistory,
  blocks: Float32Array,
  at: number,
): Pick<PictureHistory, 'signature' | 'cameAgain'> {
  const signature = signatureOf(blocks)
  const recent = cameAgain.filter((one) => at - one.at < certainWithinMs)
  const earlier = seenAt.get(signature)
  seenAt.delete(signature)
  seenAt.set(signature, at)
  const [oldest] = seenAt.keys()
  if (seenAt.size > slots && oldest !== undefined) seenAt.delete(oldest)
  const isAgain = earlier !== undefined && at - earlier >= 2000 && signature !== signatureBefore
  const isFlat = Math.max(...blocks) - Math.min(...blocks) < 12
  return {
    signature,
    cameAgain: isAgain && !isFlat ? [...recent, { at, seconds: (at - earlier) / 1000 }] : recent,
  }
}

function certainOf({ cameAgain }: PictureHistory): Repeats | undefined {
  const last = cameAgain.at(-1)
  return last && cameAgain.length >= certainCount ? { correlation: 1, seconds: last.seconds } : undefined
}

/** Two 32-bit FNV-1a sums (G. Fowler, L. C. Noll, K.-P. Vo) over every bit of the block means. */
function signatureOf(blocks: Float32Array): string {
  const bytes = new Uint32Array(blocks.buffer, blocks.byteOffset, blocks.length)
  let one = 0x811c9dc5
  let other = 0x01000193
  for (const value of bytes) {
    one = Math.imul(one ^ value, 0x01000193)
    other = Math.imul(other ^ (value >>> 7), 0x85ebca6b)
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`
}
