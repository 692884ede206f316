import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { facePartlySeen } from '@invigil/detectors/face-partly-seen.ts'
import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { labelsIn, portraitsIn, stretchesIn, watchVideo, within } from './labelled.ts'
import { type DetectionRow, shareRow } from './row.ts'
import { type Edge, edges, slideOut } from './slide-out.ts'

/** Whether faces are seen where there are any, also cut by the picture's edge, and none where there is none. */
export async function measure(folder: string): Promise<DetectionRow[]> {
  const networks = await loadNetworks(nodeRuntime())
  return [
    ...(await countFaces(networks, folder)),
    ...(await seeCrowdInMotion(networks, folder)),
    ...(await cutFaces(networks, folder)),
  ]
}

async function countFaces(networks: Networks, folder: string): Promise<DetectionRow[]> {
  const count = async (file: string) => (await facesIn(networks, await readPicture(file, 640))).length
  const groups: Array<readonly [number, number]> = []
  for (const [file = '', faces] of labelsIn(join(folder, 'multiface/labels.csv')))
    groups.push([await count(join(folder, 'multiface', file)), Number(faces)])
  const single: number[] = []
  for (const file of [...portraitsIn(folder), ...eyePictures(folder)]) single.push(await count(file))
  const [empty, kept] = await lookAtEmptyPlaces(networks, folder)
  return [
    shareRow(
      'groups: more than one face seen',
      countOf(groups, ([seen]) => seen > 1),
      groups.length,
      '1',
    ),
    shareRow(
      'groups: exact number',
      countOf(groups, ([seen, there]) => seen === there),
      groups.length,
    ),
    shareRow(
      'groups: more faces than there are',
      countOf(groups, ([seen, there]) => seen > there),
      groups.length,
      '0',
    ),
    shareRow(
      'one person: one face',
      countOf(single, (seen) => seen === 1),
      single.length,
      '1',
    ),
    shareRow(
      'nobody there: a false face',
      countOf(empty, (seen) => seen > 0),
      empty.length,
      '≤ .01',
    ),
    shareRow(
      'just gone: a face held on to',
      countOf(kept, (seen) => seen > 0),
      kept.length,
      '≤ .01',
    ),
  ]
}

/** The number of faces in pictures without people: by themselves, and right after a frame in which a portrait was followed. */
async function lookAtEmptyPlaces(networks: Networks, folder: string): Promise<[number[], number[]]> {
  const portraits = portraitsIn(folder)
  const empty: number[] = []
  const kept: number[] = []
  for (const [index, file] of picturesWithoutPeople(folder).entries()) {
    const place = await readPicture(file, 640)
    empty.push((await facesIn(networks, place)).length)
    const portrait = await readPicture(portraits[index % portraits.length] ?? '', 480)
    const { state } = await lookAtFrame(networks, viewOf(portrait), 0, {})
    kept.push((await facesIn(networks, place, 1000, state)).length)
  }
  return [empty, kept]
}

async function seeCrowdInMotion(networks: Networks, folder: string): Promise<DetectionRow[]> {
  const rows: DetectionRow[] = []
  for (const [file, stretches] of stretchesIn(folder)) {
    const crowded = stretches.filter(({ label }) => label.includes('faces>='))
    if (crowded.length === 0) continue
    const seen = await watchVideo(networks, join(folder, 'video', file), 6)
    const frames = crowded.flatMap((stretch) => within(seen, stretch))
    rows.push(
      shareRow(
        'several people in motion: frames with more than one',
        countOf(frames, ({ faces }) => faces.length > 1),
        frames.length,
        '1',
      ),
    )
  }
  return rows
}

/** Portraits that slide out at each edge and stay there: the face should be held on to, and told to be cut. */
async function cutFaces(networks: Networks, folder: string): Promise<DetectionRow[]> {
  const rows: DetectionRow[] = []
  for (const share of [0.2, 0.4, 0.5]) {
    const slides: FacesObservation[][] = []
    for (const file of portraitsIn(folder))
      for (const edge of edges) slides.push(await watchSlide(networks, file, edge, share))
    const seen = countOf(slides, (slide) => (slide.at(-1)?.faces.length ?? 0) > 0)
    const percent = Math.round(share * 100)
    rows.push(shareRow(`${percent} % of the face beyond the edge: still seen`, seen, slides.length))
    const goal = share < 0.3 ? '0' : '≥ .9'
    rows.push(
      shareRow(
        `${percent} % of the face beyond the edge: told to be cut`,
        countOf(slides, isTold),
        slides.length,
        goal,
      ),
    )
  }
  return rows
}

async function watchSlide(
  networks: Networks,
  file: string,
  edge: Edge,
  share: number,
): Promise<FacesObservation[]> {
  const portrait = await readPicture(file, 420)
  const [face] = await facesIn(networks, portrait)
  if (!face) return []
  const seen: FacesObservation[] = []
  let state: CameraState = {}
  const steps = [0, 0.1, 0.2, 0.3, 0.4, 0.5].filter((step) => step <= share)
  for (const [index, step] of [...steps, share, share, share].entries()) {
    const look = await lookAtFrame(
      networks,
      viewOf(slideOut(portrait, face.box, edge, step)),
      index * 500,
      state,
    )
    state = look.state
    if (look.observations[1]) seen.push(look.observations[1])
  }
  return seen
}

/** By the detector itself, with a patience that fits so short a slide. */
function isTold(slide: readonly FacesObservation[]): boolean {
  const watcher = facePartlySeen.start({ afterSeconds: 1 })
  return slide.some((seen) => watcher.see(seen).length > 0)
}

async function facesIn(networks: Networks, picture: Picture, at = 0, before: CameraState = {}) {
  const { observations } = await lookAtFrame(networks, viewOf(picture), at, before)
  return observations[1]?.faces ?? []
}

/** Everyday pictures that are labelled without a person, and floors on which a phone lies. */
function picturesWithoutPeople(folder: string): string[] {
  const coco = join(folder, 'objects/coco')
  const floors = join(folder, 'objects/find_phone')
  const isWithoutPeople = (file: string) =>
    !/^0 /m.test(readFileSync(join(coco, file.replace('.jpg', '.txt')), 'utf8'))
  return [
    ...pictures(coco)
      .filter(isWithoutPeople)
      .map((file) => join(coco, file)),
    ...pictures(floors).map((file) => join(floors, file)),
  ]
}

function pictures(folder: string): string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.jpg'))
}

function eyePictures(folder: string): string[] {
  return labelsIn(join(folder, 'eyes/labels.csv')).map(([file = '']) => join(folder, 'eyes', file))
}

function countOf<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  return items.filter(isSo).length
}
