import { media as contract } from '@invigil/contract/media.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { clipsOf, orderClip } from './clips.ts'
import { refuseErased } from './erased.ts'
import { ownerOf, recordingsWithHall, spanOfKind } from './hall/hall-of-attempt.ts'
import { hallRoutes } from './hall/hall-routes.ts'
import { runsOf } from './pieces.ts'

const os = implement(contract).$context<Call>()

export const mediaRoutes = os.router({
  clips: os.clips.handler(async ({ context: { app }, input }) => {
    await refuseErased(app, input.attemptId)
    return { clips: await clipsOf(app, input.attemptId) }
  }),
  makeClip: os.makeClip.handler(async ({ context, input: { fromAt, toAt, ...wanted } }) => {
    await refuseErased(context.app, wanted.attemptId)
    return await orderClip(context.app, thePersonCalling(context), {
      ...wanted,
      fromAt: new Date(fromAt),
      toAt: new Date(toAt),
    })
  }),
  ...hallRoutes,
  recordings: os.recordings.handler(async ({ context: { app }, input }) => {
    await refuseErased(app, input.attemptId)
    return await recordingsWithHall(app, input.attemptId)
  }),
  pieces: os.pieces.handler(async ({ context: { app }, input: { attemptId, kind, camera, after } }) => {
    await refuseErased(app, attemptId)
    const owner = await ownerOf(app, attemptId, kind, { camera })
    const span = await spanOfKind(app, attemptId, kind)
    return { runs: await runsOf(app, owner, kind, { ...span, after: after ? new Date(after) : undefined }) }
  }),
})
