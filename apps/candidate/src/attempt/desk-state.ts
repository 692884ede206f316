import type { AttemptView, SavedAnswer, SubmissionReceipt } from '@invigil/contract/attempt.ts'
import type { Message } from '@invigil/contract/live.ts'
import type { Paper } from '@invigil/items/paper.ts'
import type { Sending } from './sender.ts'

/**
 * Where this page stands with its attempt. `unknown`: this browser has no key of it. `taken-over`: another device holds
 * it. `other-page`: another tab of this browser does.
 */
export type Stage = 'opening' | 'unknown' | 'here' | 'taken-over' | 'other-page'

/** Everything the pages of an attempt show. */
export interface DeskState {
  stage: Stage
  view: AttemptView | undefined
  paper: Paper | undefined
  /** Why the paper could not be fetched; tried again by itself. */
  paperError: unknown
  /** Grows with every answer, so that what shows answers is drawn anew. */
  answersVersion: number
  /** When the server last had everything, by its clock (ISO 8601). */
  savedAt: string | undefined
  sending: Sending
  /** The items of what something on the way says no to, while the rest gets through. */
  heldUp: readonly string[]
  /** Entries without a receipt, drafts included. */
  unsaved: number
  /** False when this browser keeps answers only as long as the page is open. */
  isLasting: boolean
  /** Entries that the server could not take. */
  refused: number
  /** Entries whose receipts do not fit what was sent. */
  doubtful: number
  isConnected: boolean
  messages: readonly Message[]
  hasHandUp: boolean
  flags: readonly string[]
  receipt: SubmissionReceipt | undefined
  /** The time is over and what is here is being handed in. */
  isClosing: boolean
}

/** Whether nothing gets through: the socket says it soonest when it is closed, the answers when it only hangs. */
export function isCutOff({ isConnected, sending }: DeskState): boolean {
  return !isConnected || sending === 'waiting'
}

export const emptyDesk: DeskState = {
  stage: 'opening',
  view: undefined,
  paper: undefined,
  paperError: undefined,
  answersVersion: 0,
  savedAt: undefined,
  sending: 'idle',
  heldUp: [],
  unsaved: 0,
  isLasting: true,
  refused: 0,
  doubtful: 0,
  isConnected: false,
  messages: [],
  hasHandUp: false,
  flags: [],
  receipt: undefined,
  isClosing: false,
}

/** When the server took in the last of these answers. */
export function latestOf(answers: readonly Pick<SavedAnswer, 'receivedAt'>[]): string | undefined {
  return answers
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .at(-1)
}

/** When the time is over that runs in this page (ISO 8601); undefined while none does. */
export function runningEnd({ view, stage }: DeskState): string | null | undefined {
  return stage === 'here' && view?.state === 'running' ? view.endsAt : undefined
}

export function mayAnswer(state: DeskState): boolean {
  return runningEnd(state) !== undefined && !state.isClosing
}
