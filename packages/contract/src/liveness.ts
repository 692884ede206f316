import { z } from 'zod'

/**
 * What a candidate can be asked to do. Left and right are the candidate's own. `look-…` moves the eyes alone, `close-eyes`
 * holds them shut for a second, `open-mouth` is a yawn without its sound.
 */
export const challengeActions = [
  'turn-left',
  'turn-right',
  'look-left',
  'look-right',
  'close-eyes',
  'open-mouth',
] as const
export const ChallengeAction = z.enum(challengeActions)
export type ChallengeAction = z.infer<typeof ChallengeAction>

/** One thing to do: it is asked for once the candidate has looked straight ahead for `pauseMs`, and may take `limitMs`. */
export const ChallengeStep = z.object({
  action: ChallengeAction,
  pauseMs: z.number().int().min(300).max(10_000),
  limitMs: z.number().int().min(3000).max(120_000),
})
export type ChallengeStep = z.infer<typeof ChallengeStep>

/** What the server thought up for one candidate, in an order and with pauses that nobody could know before. */
export const Challenge = z.object({ steps: z.array(ChallengeStep).min(1).max(8) })
export type Challenge = z.infer<typeof Challenge>

export const ChallengeResult = z.enum(['passed', 'failed', 'timed-out'])
export type ChallengeResult = z.infer<typeof ChallengeResult>

/** When one step was asked for, reached its furthest, and was back at rest: milliseconds by the observer's clock. */
export const ChallengeEvidence = z.object({
  action: ChallengeAction,
  askedAt: z.number().nonnegative(),
  reachedAt: z.number().nonnegative(),
  returnedAt: z.number().nonnegative(),
})
export type ChallengeEvidence = z.infer<typeof ChallengeEvidence>

/** What made a step begin anew. Three of them end the challenge. */
export const ChallengeSlip = z.object({
  at: z.number().nonnegative(),
  why: z.enum(['too-early', 'other-way', 'jumped', 'face-lost', 'several-faces', 'gap']),
})
export type ChallengeSlip = z.infer<typeof ChallengeSlip>

/** How a challenge went, as the browser claims it and as the server finds it again in the stills. */
export const ChallengeRecord = z.object({
  result: ChallengeResult,
  evidence: z.array(ChallengeEvidence).max(8),
  slips: z.array(ChallengeSlip).max(8),
})
export type ChallengeRecord = z.infer<typeof ChallengeRecord>
