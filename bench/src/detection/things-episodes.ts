import { createWatch, everyDetector } from '@invigil/detectors/all.ts'
import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import type { Networks } from '@invigil/sensors/runtime.ts'
import { lookAtThings, type ThingsNetworks, type ThingsState } from '@invigil/sensors/things.ts'
import sharp from 'sharp'

/** What is looked with, here as on the server: things every three seconds, a part or the whole in turn. */
export interface Looking {
  readonly light: Networks
  readonly things: ThingsNetworks
}

const everyMs = 3000
const looks = 4

/** Which kinds of signals four looks in ten seconds raise, at pictures that differ as a hand-held, noisy, compressed video would. */
export async function raisedInTenSeconds(
  looking: Looking,
  picture: Picture,
  seed: number,
): Promise<string[]> {
  const random = randomFrom(seed)
  const pictures: Picture[] = []
  for (let look = 0; look < looks; look++) pictures.push(await disturbed(picture, random))
  return raisedBy(looking, pictures)
}

/** Which kinds of signals pictures raise that are three seconds apart. */
export async function raisedBy({ light, things }: Looking, pictures: readonly Picture[]): Promise<string[]> {
  const watch = createWatch({ settings: everyDetector(), silenced: [], newId: () => 'episode' })
  const raised = new Set<string>()
  let before: ThingsState = {}
  for (const [index, picture] of pictures.entries()) {
    const at = index * everyMs
    const view = viewOf(picture)
    const face = await mainFace(light, picture)
    const seen = await lookAtThings(things, view, at, { ...(face && { face }), closely: false, before })
    before = seen.state
    for (const { kind, phase } of watch.see(seen.observation as Observation)) {
      if (phase !== 'ended') raised.add(kind)
    }
  }
  return [...raised]
}

/** Where the largest face is, in fractions of the picture. */
export async function mainFace(light: Networks, picture: Picture) {
  const { observations } = await lookAtFrame(light, viewOf(picture), 0, {})
  return observations[1]?.faces[0]?.box
}

/** Moved and scaled by up to 4 %, lighter or darker by up to 15 %, with noise, compressed to JPEG 55–75, 640 pixels wide. */
async function disturbed(picture: Picture, random: () => number): Promise<Picture> {
  const { width, height, channels, data } = picture
  const share = 0.96 + 0.04 * random()
  const part = { width: Math.round(width * share), height: Math.round(height * share) }
  const light = 0.85 + 0.3 * random()
  const noisy = Uint8Array.from(data, (value) =>
    Math.min(255, Math.max(0, value * light + 12 * (random() - 0.5))),
  )
  const bytes = await sharp(noisy, { raw: { width, height, channels } })
    .extract({
      ...part,
      left: Math.floor((width - part.width) * random()),
      top: Math.floor((height - part.height) * random()),
    })
    .resize({ width: 640 })
    .jpeg({ quality: Math.round(55 + 20 * random()) })
    .toBuffer()
  return readPicture(bytes, 640)
}

/** The same numbers for the same seed (D. Lehmer's generator, Park and Miller, 1988). */
function randomFrom(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
