import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { faceFaults } from '@invigil/sensors/face-quality.ts'
import { templateOf } from '@invigil/sensors/identity.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import type { FaceDescription } from './messages.ts'
import type { LazyNetworks } from './networks.ts'

/**
 * Says whose face is in a photo: what keeps it from being compared, and, where nothing does, what it is compared by. Throws
 * where the networks that find faces are missing, or those that compare them do not load just now.
 */
export async function describeFace(networks: LazyNetworks, picture: Picture): Promise<FaceDescription> {
  const wish = { faces: true, identity: true, liveness: false, things: 'none' } as const
  const { light, identity } = await networks.eyesFor(wish, true)
  if (!light) throw new Error('the networks that find faces are not prepared')
  const view = viewOf(picture)
  const { observations, main } = await lookAtFrame(light, view, 0, {})
  const faces = observations[1]?.faces ?? []
  const faults = faceFaults(view, faces, main?.mesh)
  if (faults.length > 0 || !main || !identity) return { faces, faults }
  return { faces, faults, template: await templateOf(identity, view, main.mesh) }
}
