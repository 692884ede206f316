/** What a wall clock in `timeZone` shows at an instant (ISO 8601), as `2027-03-01T09:30`. */
export function toWallClock(instant: string, timeZone: string): string {
  const at = new Date(instant).getTime()
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

/**
 * The instant (ISO 8601 in UTC) at which a wall clock in `timeZone` shows `2027-03-01T09:30`. A time that the clock
 * shows twice in autumn is taken as the first; one that it skips in spring as an hour later.
 */
export function fromWallClock(wallClock: string, timeZone: string): string {
  const asIfUtc = new Date(`${wallClock}Z`).getTime()
  const before = offsetAt(asIfUtc - 86_400_000, timeZone)
  const first = asIfUtc - before
  if (offsetAt(first, timeZone) === before) return new Date(first).toISOString()
  const second = asIfUtc - offsetAt(asIfUtc + 86_400_000, timeZone)
  const isSkipped = toWallClock(new Date(second).toISOString(), timeZone) !== wallClock.slice(0, 16)
  return new Date(isSkipped ? first : second).toISOString()
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}
