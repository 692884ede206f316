import { media as contract } from '@invigil/contract/media.ts'
import { implement } from '@orpc/server'
import type { Call } from '../platform/api.ts'
import { runsOf } from './pieces.ts'
import { recordingsOf } from './recordings.ts'

const os = implement(contract).$context<Call>()

export const mediaRoutes = os.router({
  recordings: os.recordings.handler(({ context: { app }, input }) => recordingsOf(app, input.attemptId)),
  pieces: os.pieces.handler(async ({ context: { app }, input: { attemptId, kind, after } }) => ({
    runs: await runsOf(app, attemptId, kind, after ? new Date(after) : undefined),
  })),
})
