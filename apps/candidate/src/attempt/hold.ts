import type { AttemptView, Entered } from '@invigil/contract/attempt.ts'
import type { Store } from '../store/open-store.ts'

/** How an attempt was entered, so that it can be entered again when this browser has forgotten its key. */
export type Way = { by: 'code'; roomCode: string } | { by: 'link'; token: string }

/** What makes this browser the one that holds an attempt. A journal belongs to one opening. */
export interface Hold {
  attemptId: string
  attemptKey: string
  opening: number
  journalId: string
  /** What answer files are encrypted to; missing where an attempt was entered before there were any. */
  answerFileKey?: string
  way: Way
}

/** Keeps what entering gave. Each entering begins a journal of its own: its numbers start at 1. */
export async function keepHold(store: Store, entered: Entered, way: Way): Promise<Hold> {
  const { attemptId, attemptKey, opening, answerFileKey, attempt } = entered
  const journalId = crypto.randomUUID()
  const hold: Hold = { attemptId, attemptKey, opening, journalId, answerFileKey, way }
  await store.write({ [holdKey(attemptId)]: hold, [viewKey(attemptId)]: attempt })
  return hold
}

export async function findHold(store: Store, attemptId: string): Promise<Hold | undefined> {
  return await store.get<Hold>(holdKey(attemptId))
}

/** Every attempt this browser holds, for the entrance: the way back into one's exam. */
export async function findHolds(store: Store): Promise<{ hold: Hold; view: AttemptView | undefined }[]> {
  const holds = await store.list<Hold>('hold/')
  return await Promise.all(
    holds.map(async ([, hold]) => ({ hold, view: await store.get<AttemptView>(viewKey(hold.attemptId)) })),
  )
}

/** Where the last known view of an attempt is kept, for a reload without a network. */
export function viewKey(attemptId: string): string {
  return `view/${attemptId}`
}

function holdKey(attemptId: string): string {
  return `hold/${attemptId}`
}
