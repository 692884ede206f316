import { media as contract } from '@invigil/contract/media.ts'
import { implement } from '@orpc/server'
import type { Call } from '../platform/api.ts'
import { recordingsOf } from './playback.ts'

const os = implement(contract).$context<Call>()

export const mediaRoutes = os.router({
  recordings: os.recordings.handler(({ context: { app }, input }) => recordingsOf(app, input.attemptId)),
})
