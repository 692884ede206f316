/** What all tracks together may use, in bits a second. */
export interface Budget {
  bits: number
  /** When it was last changed, in milliseconds of any steady clock. */
  changedAt: number
  /** How long it waits before it tries more. */
  patienceMs: number
  /** Whether the last change was upwards. */
  wasRaised: boolean
  /** What was tried last before it failed: most of that is likely to go again. */
  failedBits: number
  /** Since when frames have been late without a break. */
  lateSince: number | undefined
}

/** What the uplink knows of the network. */
export interface Seen {
  /** How long the oldest frame that should be there at once has waited for its receipt; 0 while there is no connection. */
  ageMs: number
  deliveredBits: number
  /** So much waits that the line is never idle: what is delivered is what it carries, and of that captured frames may take this share. */
  busyShare?: number | undefined
}

/** What sound, screen and preview use at least. */
const leastBits = 76_000
const patience = { least: 2_000, most: 10_000 }
/** Late and in time. A queue that drains within the time of standing came of a burst, and not of a line that is too thin (as CoDel tells, RFC 8289). */
const ages = { lateMs: 450, fineMs: 250, standsMs: 900 }
/** It never changes more often. */
const leastChangeMs = 1_000
/**
 * Up to this share of what failed it climbs quickly, in such steps; from there on it feels its way, until it is so far beyond what
 * failed that the line must have become another.
 */
const climb = { share: 0.7, step: 1.5, slowStep: 1.15, beyond: 1.1 }
/** What failed is forgotten no faster: a burst of something else is over soon. */
const failedShare = 0.6

/** Begins with so much, and climbs quickly: most networks carry everything. */
export function fullBudget(bits: number, most = bits): Budget {
  return {
    ...{ bits, changedAt: 0, patienceMs: patience.least, wasRaised: false },
    ...{ failedBits: most, lateSince: undefined },
  }
}

/**
 * Follows the network by the age of the oldest frame without a receipt: `bufferedAmount` hides seconds of congestion. Falls to
 * what really arrives, at most once a second; comes back quickly to most of what it had, and feels its way from there, more
 * slowly where rising has just failed.
 */
export function stepBudget(before: Budget, most: number, seen: Seen, now: number): Budget {
  const { busyShare, deliveredBits, ageMs } = seen
  const lateSince = ageMs > ages.lateMs ? (before.lateSince ?? now) : undefined
  const budget = lateSince === before.lateSince ? before : { ...before, lateSince }
  const sinceChange = now - budget.changedAt
  if (sinceChange < leastChangeMs) return budget
  const stands = lateSince !== undefined && now - lateSince >= ages.standsMs
  if (busyShare !== undefined && deliveredBits > 0)
    return follow(budget, Math.min(most, deliveredBits * busyShare), now)
  if (stands && budget.bits > leastBits) return lowered(budget, deliveredBits, now)
  if (ageMs >= ages.fineMs || budget.bits >= most) return budget
  return raised(budget, most, now)
}

/** Goes to what the line is seen to carry, by steps: a moment in which nothing came says little. */
function follow(budget: Budget, carries: number, now: number): Budget {
  const bits = Math.round(
    Math.max(leastBits, budget.bits / 2, Math.min(carries, budget.bits * climb.slowStep)),
  )
  const isAbout = Math.abs(bits - budget.bits) < budget.bits / 10
  return isAbout ? budget : { ...budget, bits, changedAt: now, wasRaised: false, failedBits: carries }
}

function raised(budget: Budget, most: number, now: number): Budget {
  const { bits, patienceMs, failedBits, changedAt } = budget
  const known = bits > failedBits * climb.beyond ? most : failedBits * climb.share
  const isKnown = bits < known
  if (!isKnown && now - changedAt < patienceMs) return budget
  const more = isKnown ? Math.min(known, bits * climb.step) : bits * climb.slowStep
  return {
    ...budget,
    bits: Math.min(most, Math.ceil(more)),
    changedAt: now,
    patienceMs: isKnown ? patienceMs : Math.max(patience.least, patienceMs * 0.9),
    wasRaised: true,
  }
}

function lowered(budget: Budget, deliveredBits: number, now: number): Budget {
  const { bits, patienceMs, wasRaised, failedBits } = budget
  const arrives = Math.min(bits, deliveredBits) * 0.9
  // Of a row of falls the first says what was too much; those after it may have been a moment of something else.
  const isFirst = wasRaised || budget.changedAt === 0
  return {
    ...budget,
    bits: Math.round(Math.max(leastBits, bits * 0.65, arrives)),
    changedAt: now,
    patienceMs: wasRaised ? Math.min(patience.most, patienceMs * 2) : patienceMs,
    wasRaised: false,
    failedBits: isFirst ? Math.max(bits, failedBits * failedShare) : failedBits,
  }
}
