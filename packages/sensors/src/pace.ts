/** How fast frames are looked at. */
export interface Pace {
  readonly wishedPerSecond: number
  /** Milliseconds that a frame costs of late; begins at 0. */
  readonly cost: number
}

/** A quarter of one core is what looking may take of a candidate's machine. */
const mostShare = 0.25

/** Detectors vote over the last five seconds: with longer pauses they could not. */
const slowestMs = 2000

/** Remembers what a frame cost. One slow frame alone, such as the very first, changes little. */
export function afterFrame(pace: Pace, milliseconds: number): Pace {
  return { ...pace, cost: pace.cost * 0.8 + milliseconds * 0.2 }
}

/** Milliseconds from the start of one frame to the start of the next. */
export function intervalOf({ wishedPerSecond, cost }: Pace): number {
  return Math.min(slowestMs, Math.max(1000 / wishedPerSecond, cost / mostShare))
}
