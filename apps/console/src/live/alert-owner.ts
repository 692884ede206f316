import type { Alert } from '@invigil/contract/incident.ts'
import type { Duty } from './use-wall.ts'

/** So long an alert is its proctor's alone, in milliseconds; unseen by then it is everybody's. */
const holdsForMs = 20_000

/** Who is to see to an alert: whom it was given to, or else who answers for the candidate. */
export function ownerOf(alert: Pick<Alert, 'attemptId' | 'assignedTo'>, { charges }: Pick<Duty, 'charges'>) {
  return alert.assignedTo ?? charges.find(({ attemptId }) => attemptId === alert.attemptId)?.by
}

/**
 * Until when (ms by the server's clock) an alert is left to another proctor; undefined when it is for this wall. It never is
 * left to somebody who is not at the wall, and never longer than 20 seconds.
 */
export function heldUntil(
  alert: Pick<Alert, 'attemptId' | 'assignedTo' | 'state' | 'raisedAt'>,
  duty: Pick<Duty, 'charges' | 'here' | 'you'>,
  now: number,
): number | undefined {
  const owner = ownerOf(alert, duty)
  if (alert.state !== 'new' || !owner || owner.id === duty.you) return undefined
  if (!duty.here.some(({ id }) => id === owner.id)) return undefined
  const until = Date.parse(alert.raisedAt) + holdsForMs
  return until > now ? until : undefined
}
