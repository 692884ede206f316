/**
 * The same order for the same seed, on every machine and in every later version: FNV-1a (32 bit, over UTF-16 units) of
 * the seed starts mulberry32 (Tommy Ettinger), which drives a Fisher–Yates shuffle from the end. Not for secrets: who
 * knows the seed knows the order.
 */
export function shuffled<Entry>(entries: readonly Entry[], seed: string): Entry[] {
  const next = random(seed)
  const left = [...entries]
  const taken: Entry[] = []
  while (left.length > 0) {
    taken.unshift(...left.splice(Math.floor(next() * left.length), 1))
  }
  return taken
}

/**
 * Another order for the same seed, for ever the same too, in a time that grows with the list and not with its square: for
 * thousands of entries. Fisher–Yates by swapping.
 */
export function shuffledFast<Entry>(entries: readonly Entry[], seed: string): Entry[] {
  const next = random(seed)
  const mixed = [...entries]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    const [one, two] = [mixed[at], mixed[other]] as [Entry, Entry]
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}

/** Numbers from 0 up to but not 1, the same row of them for the same seed. */
export function random(seed: string): () => number {
  return mulberry32(fnv1a(seed))
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
