import type { Caller } from '../identity/caller.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Attempt } from './change.ts'

/** Refuses a device whose opening is not the latest as `taken-over`. A sign-in without a key holds whatever is its own. */
export function holdsAttempt({ id, opening }: Attempt, caller: Caller): void {
  if (caller.is !== 'attempt' || caller.opening === opening) return
  throw new Refusal('taken-over', `opening ${caller.opening} of attempt ${id} is not the latest (${opening})`)
}
