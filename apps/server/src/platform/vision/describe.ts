import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import type { FaceDescription } from './messages.ts'
import type { LazyNetworks } from './networks.ts'

/** Says whose face is in a photo. Throws where the networks that find faces are missing. */
export async function describeFace(networks: LazyNetworks, picture: Picture): Promise<FaceDescription> {
  const light = await networks.light()
  if (!light) throw new Error('the networks that find faces are not prepared')
  const { observations } = await lookAtFrame(light, viewOf(picture), 0, {})
  const faces = observations[1]?.faces ?? []
  return { faces, faults: faces.length === 0 ? ['no-face'] : faces.length > 1 ? ['several-faces'] : [] }
}
