import type { SubmissionReceipt } from '@invigil/contract/attempt.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { client } from '../api.ts'
import type { Hold } from './hold.ts'
import type { Unsent } from './journal.ts'
import type { Recorded } from './sender.ts'

/** A call that hangs, behind a server that stands still or a line that died unseen, is given up and made again. */
const patienceMs = 20_000

/** What a page asks of the server about the attempt it holds. */
export function callsFor({ attemptId, attemptKey }: Hold) {
  const withKey = { context: { attemptKey } }
  const inTime = () => ({ ...withKey, signal: AbortSignal.timeout(patienceMs) })
  return {
    view: () => client.attempt.get({ attemptId }, inTime()),
    answers: () => client.attempt.answers({ attemptId }, inTime()),
    receipt: (): Promise<SubmissionReceipt> =>
      client.attempt.receipt({ attemptId }, inTime()) as Promise<SubmissionReceipt>,
    submit: (journalId: string, lastSeq: number): Promise<SubmissionReceipt> =>
      client.attempt.submit({ attemptId, journalId, lastSeq }, inTime()) as Promise<SubmissionReceipt>,
    messages: () => client.live.messages({ attemptId }, withKey),
    say: (text: string) => client.live.say({ attemptId, text }, withKey),
    raiseHand: (isUp: boolean) => client.live.raiseHand({ attemptId, isUp }, withKey),
    /** Entries of one journal. */
    record: async (batch: readonly Unsent[]): Promise<Recorded> => {
      const [{ journalId, opening }] = batch as [Unsent]
      const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId, body, at }))
      return await client.attempt.record({ attemptId, journalId, opening, entries }, inTime())
    },
  }
}
export type Calls = ReturnType<typeof callsFor>

/** Says whether the server knows nothing of this browser's attempt (any more). */
export function isForgotten(error: unknown): boolean {
  const { code } = refusalIn(error)
  return code === 'not-signed-in' || code === 'not-found' || code === 'not-allowed'
}
