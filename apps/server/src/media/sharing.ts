import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'

/** How processes agree on who takes a recorder's frames, and on where an attempt is shown. */
export interface Sharing {
  /** Makes this process the only one that takes a recorder's frames; returns the term. Refused as `overloaded` when that takes too long. */
  hold(attemptId: AttemptId, recorderId: string): Promise<number>
  /** Everything of that term is in the index, and others may take the recorder. */
  letGo(attemptId: AttemptId, recorderId: string, term: number): Promise<void>
  /** What this process holds: `attempt:recorder`. */
  held(): Promise<ReadonlySet<string>>
  /** A recorder of this process shows these kinds from now on; what showed them elsewhere is told. */
  shows(attemptId: AttemptId, kinds: readonly TrackKind[], recorderId: string): void
  hides(attemptId: AttemptId, kind: TrackKind): void
  mayPromise(): Promising
}

/**
 * Whether what is durable here may be acknowledged. `later`: it is not known just now whether it may. `come-again`: others may have
 * taken this process for dead, and gone on from before what is durable here; the next greeting tells.
 */
export type Promising = 'now' | 'later' | 'come-again'

/** What a process does that shares with nobody: everything is its own. */
export const sharesNothing: Sharing = {
  hold: async () => 0,
  letGo: async () => undefined,
  held: async () => new Set(),
  shows: () => undefined,
  hides: () => undefined,
  mayPromise: () => 'now',
}
