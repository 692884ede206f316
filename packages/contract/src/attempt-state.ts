import { z } from 'zod'

/** The states of an attempt; the arrows between them are in the server's `attempt/state.ts`. */
export const attemptStates = [
  'expected',
  'checking-in',
  'waiting',
  'running',
  'paused',
  'submitted',
  'expired',
  'terminated',
] as const
export const AttemptState = z.enum(attemptStates)
export type AttemptState = z.infer<typeof AttemptState>
