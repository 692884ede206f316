/** What all tracks together may use, in bits a second. */
export interface Budget {
  bits: number
  /** When it was last changed, in milliseconds of any steady clock. */
  changedAt: number
  /** How long it waits before it tries more. */
  patienceMs: number
  /** Whether the last change was upwards. */
  wasRaised: boolean
}

/** What the uplink knows of the network. */
export interface Seen {
  /** How long the oldest frame has waited for its receipt; 0 while there is no connection. */
  ageMs: number
  deliveredBits: number
  /** After an outage what was kept goes too, and its age says nothing about now. */
  isCatchingUp: boolean
}

const leastBits = 60_000
const patience = { least: 2_000, most: 30_000 }
/** Of what the line carries, what is captured now may take while what was kept is still to go. */
const shareWhileCatchingUp = 0.6

/** Begins with everything: most networks carry it. */
export function fullBudget(bits: number): Budget {
  return { bits, changedAt: 0, patienceMs: patience.least, wasRaised: false }
}

/**
 * Follows the network by the age of the oldest frame without a receipt: `bufferedAmount` hides seconds of congestion. Falls to
 * what really arrives, at most once a second; rises slowly, and more slowly where rising has just failed.
 */
export function stepBudget(budget: Budget, most: number, seen: Seen, now: number): Budget {
  const sinceChange = now - budget.changedAt
  const carries = Math.max(leastBits, Math.round(seen.deliveredBits * shareWhileCatchingUp))
  if (seen.isCatchingUp) {
    const isTooMuch = seen.deliveredBits > 0 && carries < budget.bits && sinceChange >= 1_000
    return isTooMuch ? { ...budget, bits: carries, changedAt: now, wasRaised: false } : budget
  }
  if (seen.ageMs > 350 && sinceChange >= 1_000 && budget.bits > leastBits) return lowered(budget, seen, now)
  if (seen.ageMs < 200 && sinceChange >= budget.patienceMs && budget.bits < most)
    return {
      bits: Math.min(most, Math.round(budget.bits * 1.25)),
      changedAt: now,
      patienceMs: Math.max(patience.least, budget.patienceMs * 0.9),
      wasRaised: true,
    }
  return budget
}

function lowered({ bits, patienceMs, wasRaised }: Budget, { deliveredBits }: Seen, now: number): Budget {
  const arrives = Math.min(bits * 0.85, deliveredBits * 0.85)
  return {
    bits: Math.round(Math.max(leastBits, bits * 0.65, arrives)),
    changedAt: now,
    patienceMs: wasRaised ? Math.min(patience.most, patienceMs * 2) : patienceMs,
    wasRaised: false,
  }
}
