import { z } from 'zod'
import { AttemptId } from './ids.ts'
import { route } from './route.ts'
import { NumberedSignal } from './signal.ts'

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
