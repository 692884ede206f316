import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { ServerClock } from './server-clock.ts'

/** What every page of an attempt gets, check-in and lobby too. */
export interface HeldAttempt {
  attemptId: string
  /** For calls: `{ context: { attemptKey } }`. */
  attemptKey: string
  opening: number
  /** The latest the server said; it comes by itself when something changes. */
  view: AttemptView
  clock: ServerClock
  isConnected: boolean
  /** Takes a view that a call answered with, so that the page goes on at once. */
  show: (view: AttemptView) => void
  /** Asks the server how things stand. */
  refresh: () => Promise<void>
}
