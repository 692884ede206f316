import type { SubmissionReceipt } from '@invigil/contract/attempt.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { client } from '../api.ts'
import type { Hold } from './hold.ts'
import type { Unsent } from './journal.ts'
import type { Recorded } from './sender.ts'

/** What a page asks of the server about the attempt it holds. */
export function callsFor({ attemptId, attemptKey }: Hold) {
  const withKey = { context: { attemptKey } }
  return {
    view: () => client.attempt.get({ attemptId }, withKey),
    answers: () => client.attempt.answers({ attemptId }, withKey),
    receipt: (): Promise<SubmissionReceipt> =>
      client.attempt.receipt({ attemptId }, withKey) as Promise<SubmissionReceipt>,
    submit: (journalId: string, lastSeq: number): Promise<SubmissionReceipt> =>
      client.attempt.submit({ attemptId, journalId, lastSeq }, withKey) as Promise<SubmissionReceipt>,
    messages: () => client.live.messages({ attemptId }, withKey),
    say: (text: string) => client.live.say({ attemptId, text }, withKey),
    raiseHand: (isUp: boolean) => client.live.raiseHand({ attemptId, isUp }, withKey),
    /** Entries of one journal. A call that hangs is given up after 20 s: the entries are sent again. */
    record: async (batch: readonly Unsent[]): Promise<Recorded> => {
      const [{ journalId, opening }] = batch as [Unsent]
      const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId, body, at }))
      const signal = AbortSignal.timeout(20_000)
      return await client.attempt.record({ attemptId, journalId, opening, entries }, { ...withKey, signal })
    },
  }
}
export type Calls = ReturnType<typeof callsFor>

/** Says whether the server knows nothing of this browser's attempt (any more). */
export function isForgotten(error: unknown): boolean {
  const { code } = refusalIn(error)
  return code === 'not-signed-in' || code === 'not-found' || code === 'not-allowed'
}
