/**
 * Says when asked how many milliseconds have passed since it was made. Asked of two clocks: one stands still while a machine
 * sleeps or is moved, and the other may be set back.
 */
export function sinceNow(): () => number {
  const running = performance.now()
  const wall = Date.now()
  return () => Math.max(performance.now() - running, Date.now() - wall)
}
