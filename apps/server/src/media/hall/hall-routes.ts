import { media as contract } from '@invigil/contract/media.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../../identity/caller.ts'
import type { Call } from '../../platform/api.ts'
import { addWhipCamera, makeWhepDoor } from '../webrtc/doors.ts'
import { closeWhepDoor, whepDoorsOf } from '../webrtc/whep-doors.ts'
import { addHallCamera, hallCamerasOf, removeHallCamera } from './hall-cameras.ts'

const os = implement(contract).$context<Call>()

export const hallRoutes = {
  hallCameras: os.hallCameras.handler(({ context: { app }, input }) => hallCamerasOf(app, input.sittingId)),
  addHallCamera: os.addHallCamera.handler(({ context, input: { sittingId, ...camera } }) =>
    addHallCamera(context.app, thePersonCalling(context), sittingId, camera),
  ),
  addWhipCamera: os.addWhipCamera.handler(({ context, input: { sittingId, name } }) =>
    addWhipCamera(context.app, thePersonCalling(context), sittingId, name),
  ),
  makeWhepDoor: os.makeWhepDoor.handler(({ context, input: { sittingId, ...wish } }) =>
    makeWhepDoor(context.app, thePersonCalling(context), sittingId, wish),
  ),
  whepDoors: os.whepDoors.handler(({ context: { app }, input }) => whepDoorsOf(app, input.sittingId)),
  closeWhepDoor: os.closeWhepDoor.handler(async ({ context, input: { sittingId, doorId } }) => {
    await closeWhepDoor(context.app, thePersonCalling(context), sittingId, doorId)
    return {}
  }),
  removeHallCamera: os.removeHallCamera.handler(async ({ context, input: { sittingId, cameraId } }) => {
    await removeHallCamera(context.app, thePersonCalling(context), sittingId, cameraId)
    return {}
  }),
}
