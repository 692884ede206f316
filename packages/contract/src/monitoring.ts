import { z } from 'zod'
import { AttemptId, Instant } from './ids.ts'
import { route } from './route.ts'
import { NumberedSignal, Signal, SignalDetail } from './signal.ts'

/** What the server saw when it looked at what a browser had noticed. */
export const RecheckOutcome = z.enum(['confirmed', 'not-confirmed', 'not-checkable'])
export type RecheckOutcome = z.infer<typeof RecheckOutcome>

/** One look of the server at what a browser had noticed; `detail` says how many looks there were, and why it cannot say. */
export const Recheck = z.object({
  outcome: RecheckOutcome,
  at: Instant,
  models: z.array(z.string()),
  detail: SignalDetail,
})
export type Recheck = z.infer<typeof Recheck>

/** How a judgement again differs from the first, for one kind of signal: how many are in both, only later, only before. */
export const KindDifference = z.object({
  kind: z.string(),
  same: z.number().int(),
  added: z.number().int(),
  gone: z.number().int(),
})
export type KindDifference = z.infer<typeof KindDifference>

/** A recording judged again by later sensors and detectors. It stands beside what was judged at the time, never over it. */
export const Rejudgement = z.object({
  id: z.uuid(),
  at: Instant,
  by: z.string(),
  version: z.string(),
  detectors: z.array(z.string()),
  models: z.array(z.string()),
  frames: z.number().int(),
  difference: z.array(KindDifference),
  signals: z.array(Signal),
})
export type Rejudgement = z.infer<typeof Rejudgement>

export const monitoring = {
  signals: route(
    'POST',
    '/attempts/{attemptId}/signals',
    'Stores signals once each; the same numbers again change nothing.',
    {
      who: 'candidate',
      of: 'attempt',
      by: 'attemptId',
    },
  )
    .input(
      z.object({
        attemptId: AttemptId,
        /** One outbox per opening and device; `seq` of its signals grows by one. */
        outboxId: z.uuid(),
        signals: z.array(NumberedSignal).min(1).max(100),
        /** The candidate's clock when sending, in ms, so that the server can place `at` and `since` on its own. */
        sentAt: z.number(),
      }),
    )
    .output(z.object({ upTo: z.number().int() })),
}
