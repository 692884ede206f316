/** Milliseconds since the epoch by a clock that nobody sets: the machine's own may jump in the middle of an exam. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now()
}

/** An instant of the machine's clock, by the steady one. */
export function steadyOf(at: number): number {
  return at - Date.now() + steadyNow()
}
