import { z } from 'zod'

/** What a detector noticed. An episode sends `began` once its patience is over and `ended` when it is past; a moment sends `moment`. */
export const SignalPhase = z.enum(['began', 'ended', 'moment'])
export type SignalPhase = z.infer<typeof SignalPhase>

export const Severity = z.enum(['low', 'medium', 'high'])
export type Severity = z.infer<typeof Severity>

/** A small fact that explains a signal to a person, e.g. `{ faces: 2 }` or `{ yaw: -38 }`. Never text a candidate wrote. */
export const SignalDetail = z.record(
  z.string().max(40),
  z.union([z.number(), z.boolean(), z.string().max(120)]),
)
export type SignalDetail = z.infer<typeof SignalDetail>

/**
 * What a detector noticed, with its time. `since` is when the thing itself began, `at` when the detector said so,
 * both in milliseconds since the Unix epoch by the observer's clock; `episode` ties `began` and `ended` together.
 */
export const Signal = z.object({
  kind: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  phase: SignalPhase,
  episode: z.string().min(1).max(64),
  at: z.number().nonnegative(),
  since: z.number().nonnegative(),
  /** 0..1, how sure the detector is. */
  confidence: z.number().min(0).max(1),
  detail: SignalDetail,
  /** The detector's own version, and the models behind its observations, as `name@version`. */
  detector: z.string().max(60),
  models: z.array(z.string().max(60)).max(8),
})
export type Signal = z.infer<typeof Signal>

/** A signal as the candidate's outbox numbers it: `seq` grows by one per attempt and outbox. */
export const NumberedSignal = Signal.extend({ seq: z.number().int().positive() })
export type NumberedSignal = z.infer<typeof NumberedSignal>
