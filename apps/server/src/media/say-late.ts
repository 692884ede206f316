import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { MediaNotice } from '@invigil/contract/media.ts'

/** Looked at this often, in milliseconds; the finest that is seen. */
const everyMs = 1_000
const finestMs = 20
/** Less than this is not worth a word. */
const worthMs = 80

/**
 * Tells recorders, each second while it is so, how late this process is: their receipts are as late, and they would take it for a
 * thin line and send less. Returns what ends it.
 */
export function sayWhenLate(tellAll: (message: Extract<MediaNotice, { type: 'late' }>) => void): () => void {
  const delay = monitorEventLoopDelay({ resolution: finestMs })
  delay.enable()
  const timer = setInterval(() => {
    const byMs = Math.round(delay.max / 1e6) - finestMs
    delay.reset()
    if (byMs >= worthMs) tellAll({ type: 'late', byMs })
  }, everyMs).unref()
  return () => {
    clearInterval(timer)
    delay.disable()
  }
}
