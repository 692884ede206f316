/** A stretch of time, in milliseconds since the epoch. */
export interface Span {
  from: number
  to: number
}

/** Where an instant stands on the axis: 0 at its beginning, 1 at its end; never outside. */
export function shareOf({ from, to }: Span, at: number): number {
  if (to <= from) return 0
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}

/** The instant at a share of the axis. */
export function instantAt({ from, to }: Span, share: number): number {
  return from + Math.min(1, Math.max(0, share)) * (to - from)
}

const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200].map((seconds) => seconds * 1_000)

/** The shortest round step of which at most so many fit into a span, in milliseconds. */
export function stepOf({ from, to }: Span, atMost: number): number {
  return steps.find((candidate) => (to - from) / candidate <= atMost) ?? 14_400_000
}

/** Full instants for the ruler: at most as many as asked for, on round minutes or seconds. */
export function ticksOf(span: Span, atMost: number): number[] {
  const { from, to } = span
  const step = stepOf(span, atMost)
  const first = Math.ceil(from / step) * step
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  )
}

/** By their beginning; those that begin together stay as they came. */
export function inOrder<Thing extends { startedAt: string }>(things: readonly Thing[]): Thing[] {
  return things.toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt))
}

/** The incident that begins after (or before) the moment; the last (first) one stays where there is no further. */
export function neighbour<Thing extends { startedAt: string }>(
  things: readonly Thing[],
  at: number,
  direction: 1 | -1,
): Thing | undefined {
  const sorted = inOrder(things)
  const startOf = ({ startedAt }: Thing) => new Date(startedAt).getTime()
  // A second of play: a jump lands a little before the incident's own beginning.
  if (direction === 1) return sorted.find((thing) => startOf(thing) > at + 3_500) ?? sorted.at(-1)
  return sorted.findLast((thing) => startOf(thing) < at - 1_000) ?? sorted[0]
}
