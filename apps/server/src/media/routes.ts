import { media as contract } from '@invigil/contract/media.ts'
import { implement } from '@orpc/server'
import type { Call } from '../platform/api.ts'
import { refuseErased } from './erased.ts'
import { hallRoutes } from './hall/hall-routes.ts'
import { runsOf } from './pieces.ts'
import { recordingsOf } from './recordings.ts'

const os = implement(contract).$context<Call>()

export const mediaRoutes = os.router({
  ...hallRoutes,
  recordings: os.recordings.handler(async ({ context: { app }, input }) => {
    await refuseErased(app, input.attemptId)
    return await recordingsOf(app, input.attemptId)
  }),
  pieces: os.pieces.handler(async ({ context: { app }, input: { attemptId, kind, after } }) => {
    await refuseErased(app, attemptId)
    return { runs: await runsOf(app, attemptId, kind, after ? new Date(after) : undefined) }
  }),
})
