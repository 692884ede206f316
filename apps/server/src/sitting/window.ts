/** Two instants between which a candidate may begin. */
export interface WindowDates {
  startsAt: Date
  endsAt: Date
}

/**
 * A sitting's times as they read on the wall, in another time zone: nine o'clock there instead of nine o'clock here. An
 * hour that a clock change skips or doubles is the one that the zone's earlier offset gives.
 */
export function localWindow(sitting: WindowDates & { timeZone: string }, timeZone: string): WindowDates {
  const length = sitting.endsAt.getTime() - sitting.startsAt.getTime()
  const startsAt = atWallTime(wallTime(sitting.startsAt, sitting.timeZone), timeZone)
  // By its length, not by the wall: a night in which clocks change makes nobody's window shorter.
  return { startsAt, endsAt: new Date(startsAt.getTime() + length) }
}

/** When the candidate at this place of the order begins: `each` at a time, `everyMinutes`. */
export function staggered(
  sitting: WindowDates,
  position: number,
  { each, everyMinutes }: { each: number; everyMinutes: number },
): WindowDates {
  const later = Math.floor(position / each) * everyMinutes * 60_000
  return {
    startsAt: new Date(sitting.startsAt.getTime() + later),
    endsAt: new Date(sitting.endsAt.getTime() + later),
  }
}

/** A candidate's own window after the sitting's times were changed: it moves with them, and never turns round. */
export function movedWindow(window: WindowDates, before: WindowDates, after: WindowDates): WindowDates {
  const startsAt = window.startsAt.getTime() + after.startsAt.getTime() - before.startsAt.getTime()
  const endsAt = window.endsAt.getTime() + after.endsAt.getTime() - before.endsAt.getTime()
  return { startsAt: new Date(startsAt), endsAt: new Date(Math.max(endsAt, startsAt + 60_000)) }
}

/** The reading of a zone's wall clock, as if it were UTC. */
export function wallTime(at: Date, timeZone: string): number {
  return at.getTime() + offsetAt(at, timeZone)
}

/** The instant at which a zone's wall clock reads this, given as if it were UTC. */
export function atWallTime(wall: number, timeZone: string): Date {
  const guess = wall - offsetAt(new Date(wall), timeZone)
  return new Date(wall - offsetAt(new Date(guess), timeZone))
}

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function offsetAt(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  return wall - Math.floor(at.getTime() / 1_000) * 1_000
}
