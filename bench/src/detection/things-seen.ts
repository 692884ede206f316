import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { type Region, wholeOf } from '@invigil/sensors/region.ts'
import { partOf } from '@invigil/sensors/things.ts'
import { findByCenterNet } from '@invigil/sensors/things-centernet.ts'
import type { Sighting } from '@invigil/sensors/things-kinds.ts'
import { findByNanoDet } from '@invigil/sensors/things-nanodet.ts'
import { phoneFeatures, phoneSureness } from '@invigil/sensors/things-sureness.ts'
import { isSamePlace, lookAgain, type Suspect, suspectsAmong } from '@invigil/sensors/things-suspects.ts'
import { type Looking, mainFace } from './things-episodes.ts'
import { type Label, type LabelledPicture, phone } from './things-pictures.ts'

/** What was seen of one picture in a round of looks: each network over the whole, NanoDet over both parts, and again where suspected. */
export interface Seen extends LabelledPicture {
  readonly size: { readonly width: number; readonly height: number }
  readonly whole: { readonly centernet: readonly Sighting[]; readonly nanodet: readonly Sighting[] }
  readonly parts: readonly Sighting[]
  readonly suspects: readonly {
    readonly features: [number, number, number]
    /** By the weights the sensor has. */
    readonly sureness: number
    readonly isPhone: boolean
  }[]
}

const leastScore = 0.08

/** Looks at one picture once with everything. */
export async function see({ light, things }: Looking, labelled: LabelledPicture): Promise<Seen> {
  const picture = await labelled.read()
  const { width, height } = picture
  const view = viewOf(picture)
  const { centernet, nanodet } = things
  if (!centernet || !nanodet) throw new Error('both networks are measured together')
  const whole = {
    centernet: await findByCenterNet(centernet, view, wholeOf(view), leastScore),
    nanodet: await findByNanoDet(nanodet, view, wholeOf(view), leastScore),
  }
  const parts = [
    ...(await findByNanoDet(nanodet, view, partOf(view, 'left'), leastScore)),
    ...(await findByNanoDet(nanodet, view, partOf(view, 'right'), leastScore)),
  ]
  const face = await faceRegion(light, picture)
  const suspects = eachPlaceOnce([
    ...suspectsAmong(whole.centernet, 'centernet', view, face),
    ...suspectsAmong([...whole.nanodet, ...parts], 'nanodet', view, face),
  ])
  const looked: Seen['suspects'][number][] = []
  for (const suspect of suspects) {
    const { evidence } = await lookAgain(things, view, suspect)
    if (!evidence.nanodet) continue
    const isPhone = labelled.labels.some((label) => label.number === phone && isOn(suspect.place, label))
    looked.push({ features: phoneFeatures(evidence), sureness: phoneSureness(evidence), isPhone })
  }
  return { ...labelled, size: { width, height }, whole, parts, suspects: looked }
}

/** Whether a place (in fractions) holds a labelled thing's middle without being half the picture. */
export function isOn({ left, top, right, bottom }: Region, { x, y }: Label): boolean {
  const margin = 0.005
  const holds = x > left - margin && x < right + margin && y > top - margin && y < bottom + margin
  return holds && right - left < 0.5
}

function eachPlaceOnce(suspects: readonly Suspect[]): Suspect[] {
  const kept: Suspect[] = []
  for (const suspect of suspects.toSorted((one, other) => other.score - one.score)) {
    if (!kept.some(({ place }) => isSamePlace(place, suspect.place))) kept.push(suspect)
  }
  return kept
}

async function faceRegion(light: Looking['light'], picture: Picture): Promise<Region | undefined> {
  const box = await mainFace(light, picture)
  if (!box) return undefined
  return {
    left: box.left * picture.width,
    top: box.top * picture.height,
    right: (box.left + box.width) * picture.width,
    bottom: (box.top + box.height) * picture.height,
  }
}
