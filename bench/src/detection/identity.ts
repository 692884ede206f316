import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { faceFaults, faceQuality } from '@invigil/sensors/face-quality.ts'
import { findFaces } from '@invigil/sensors/faces.ts'
import {
  type FaceTemplate,
  type IdentityNetworks,
  identityLimits,
  judgeDocument,
  likeness,
  loadIdentityNetworks,
  templateOf,
} from '@invigil/sensors/identity.ts'
import { meshFace, squareAround, squareAroundMesh } from '@invigil/sensors/mesh.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { findPortrait } from '@invigil/sensors/portrait.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { type DetectionRow, shareRow } from './row.ts'
import { equalErrorRate, foundAtFalseShare, type Scores } from './verification.ts'
import { spoilings, worseCopy } from './worse-copies.ts'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')

/** So many good frames speak together in the live system. */
const framesTogether = 5

/** Which networks judge: both, or the one of the strict set. */
const sets = ['both', 'strict'] as const
type NetworkSet = (typeof sets)[number]

interface Pair {
  readonly reference: string
  readonly probe: string
  readonly isSame: boolean
}

/** One picture of somebody: as a reference, before a camera in several frames of several qualities, on a document. */
interface Known {
  readonly reference: FaceTemplate | undefined
  readonly frames: Readonly<Record<string, ReadonlyArray<FaceTemplate | undefined>>>
  readonly document: FaceTemplate | undefined
}

/**
 * How well the same person is told from another, on pictures in `verification/` (`pairs.csv` names pairs; every picture in
 * `deepface/` is another person than all in `bbt/`): the reference as it is, the probe made worse, through the same path as
 * in an exam.
 */
export async function measure(folder: string): Promise<DetectionRow[]> {
  const base = join(folder, 'verification')
  const networks = await loadNetworks(nodeRuntime())
  const identity = await loadIdentityNetworks(nodeRuntime())
  const pairs = readPairs(base)
  const known = new Map<string, Known>()
  for (const file of new Set(pairs.flatMap(({ reference, probe }) => [reference, probe])))
    known.set(file, await describe(networks, identity, await readPicture(join(base, file))))
  return [
    ...Object.keys(spoilings)
      .filter((quality) => quality !== 'ID card')
      .flatMap((quality) => rowsOf(quality, pairs, known)),
    ...documentRows(pairs, known),
    ...(await alikeRows(networks, identity)),
  ]
}

function readPairs(base: string): Pair[] {
  const [, ...lines] = readFileSync(join(base, 'pairs.csv'), 'utf8').trim().split('\n')
  const named = lines.map((line) => {
    const [reference = '', probe = '', same] = line.split(',')
    return { reference, probe, isSame: same === '1' }
  })
  const filesOf = (name: string) => readdirSync(join(base, name)).map((file) => `${name}/${file}`)
  const strangers = filesOf('deepface').flatMap((reference) =>
    filesOf('bbt').map((probe) => ({ reference, probe, isSame: false })),
  )
  return [...named, ...strangers]
}

async function describe(networks: Networks, identity: IdentityNetworks, picture: Picture): Promise<Known> {
  const view = viewOf(picture)
  const portrait = await findPortrait(networks, view)
  if (!portrait) return { reference: undefined, frames: {}, document: undefined }
  const { facePixels } = faceQuality(view, portrait.mesh)
  const isGood = faceFaults(view, portrait.faces, portrait.mesh).length === 0
  const frames: Record<string, Array<FaceTemplate | undefined>> = {}
  for (const [quality, spoiling] of Object.entries(spoilings)) {
    if (quality === 'ID card') continue
    const templates: Array<FaceTemplate | undefined> = []
    for (let number = 0; number < framesTogether; number++)
      templates.push(
        await lookLive(networks, identity, await worseCopy(picture, facePixels, spoiling, number)),
      )
    frames[quality] = templates
  }
  return {
    reference: isGood ? await templateOf(identity, view, portrait.mesh) : undefined,
    frames,
    document: await lookAtDocument(
      networks,
      identity,
      await worseCopy(picture, facePixels, spoilings['ID card'], 0),
    ),
  }
}

/** As in an exam: nothing where the picture is not good enough. */
async function lookLive(
  networks: Networks,
  identity: IdentityNetworks,
  picture: Picture,
): Promise<FaceTemplate | undefined> {
  const view = viewOf(picture)
  const { observations, main } = await lookAtFrame(networks, view, 0, {})
  const faults = faceFaults(view, observations[1]?.faces ?? [], main?.mesh)
  return main && faults.length === 0 ? templateOf(identity, view, main.mesh) : undefined
}

async function lookAtDocument(
  networks: Networks,
  identity: IdentityNetworks,
  picture: Picture,
): Promise<FaceTemplate | undefined> {
  const view = viewOf(picture)
  const portrait = await findPortrait(networks, view)
  return portrait && templateOf(identity, view, portrait.mesh)
}

function rowsOf(quality: string, pairs: readonly Pair[], known: ReadonlyMap<string, Known>): DetectionRow[] {
  const frames = [...known.values()].flatMap((one) => one.frames[quality] ?? [])
  const refused = frames.filter((frame) => frame === undefined).length
  return [
    shareRow(`identity, ${quality}: frames too bad to compare`, refused, frames.length),
    ...judged(
      `identity, ${quality}, one frame, both`,
      compare(pairs, known, { quality, set: 'both', count: 1 }),
    ),
    ...sets.flatMap((set) =>
      judged(
        `identity, ${quality}, median of ${framesTogether}, ${set}`,
        compare(pairs, known, { quality, set, count: framesTogether }),
        quality === 'webcam' && set === 'both' ? '≥ .98' : '',
      ),
    ),
  ]
}

/** The median likeness over the first `count` frames of each pair; pairs with a frame too bad to compare are left out. */
function compare(
  pairs: readonly Pair[],
  known: ReadonlyMap<string, Known>,
  { quality, set, count }: { quality: string; set: NetworkSet; count: number },
): Scores {
  const scored = pairs.flatMap(({ reference, probe, isSame }) => {
    const one = known.get(reference)?.reference
    const frames = known.get(probe)?.frames[quality]?.slice(0, count) ?? []
    const scores = frames.flatMap((frame) =>
      one && frame ? likeness(seenBy(one, set), seenBy(frame, set)).score : [],
    )
    return scores.length === count ? { isSame, score: medianOf(scores) } : []
  })
  return {
    same: scored.flatMap(({ isSame, score }) => (isSame ? score : [])),
    different: scored.flatMap(({ isSame, score }) => (isSame ? [] : score)),
  }
}

function judged(what: string, scores: Scores, goal = ''): DetectionRow[] {
  const { same, different } = scores
  const { match, mismatch } = identityLimits
  const matching = (some: readonly number[]) => some.filter((score) => score >= match).length
  const unlike = (some: readonly number[]) => some.filter((score) => score < mismatch).length
  return [
    {
      what: `${what}: equal error rate`,
      figure: equalErrorRate(scores).toFixed(3),
      of: `${same.length} + ${different.length}`,
      interval: '',
      goal: '',
    },
    shareRow(`${what}: told at FAR 1 %`, foundAtFalseShare(scores, 0.01), same.length, goal),
    shareRow(`${what}: same person, match`, matching(same), same.length),
    shareRow(`${what}: same person, called another`, unlike(same), same.length),
    shareRow(`${what}: another, called a match`, matching(different), different.length),
    shareRow(`${what}: another, called another`, unlike(different), different.length),
  ]
}

/** The portrait of a document against the same and other people before a webcam. */
function documentRows(pairs: readonly Pair[], known: ReadonlyMap<string, Known>): DetectionRow[] {
  return sets.flatMap((set) => {
    const decided = pairs.flatMap(({ reference, probe, isSame }) => {
      const document = known.get(reference)?.document
      const live = known.get(probe)?.frames.webcam?.[0]
      if (!document || !live) return []
      const decision = judgeDocument(likeness(seenBy(document, set), seenBy(live, set)))
      return { isSame, isMatch: decision === 'match' }
    })
    const matches = (isSame: boolean) => decided.filter((one) => one.isSame === isSame && one.isMatch).length
    const all = (isSame: boolean) => decided.filter((one) => one.isSame === isSame).length
    return [
      shareRow(`ID card against webcam, ${set}: same person, match`, matches(true), all(true)),
      shareRow(`ID card against webcam, ${set}: another, called a match`, matches(false), all(false)),
    ]
  })
}

/**
 * Women of an age who sit side by side on one photograph are surely different people and more alike than strangers drawn at
 * random: what every figure above is too kind about.
 */
async function alikeRows(networks: Networks, identity: IdentityNetworks): Promise<DetectionRow[]> {
  const scores: Record<NetworkSet, number[]> = { both: [], strict: [] }
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const faces = await describeGroup(networks, identity, join(photographs, `sample${number}.jpg`))
    for (const [index, one] of faces.entries())
      for (const other of faces.slice(index + 1))
        for (const set of sets) scores[set].push(likeness(seenBy(one, set), seenBy(other, set)).score)
  }
  return sets.flatMap((set) => {
    const some = scores[set]
    const matches = some.filter((score) => score >= identityLimits.match).length
    const unlike = some.filter((score) => score < identityLimits.mismatch).length
    return [
      shareRow(`identity, women side by side, ${set}: another, called a match`, matches, some.length),
      shareRow(`identity, women side by side, ${set}: another, called another`, unlike, some.length),
    ]
  })
}

/** Every face of a group that is good enough to compare, each judged as if it were alone. */
async function describeGroup(
  networks: Networks,
  identity: IdentityNetworks,
  file: string,
): Promise<FaceTemplate[]> {
  const view = viewOf(await readPicture(file, 1920))
  const templates: FaceTemplate[] = []
  for (const found of await findFaces(networks.faces, view)) {
    const first = await meshFace(networks.mesh, view, squareAround(found))
    const mesh = await meshFace(networks.mesh, view, squareAroundMesh(first))
    const alone = { box: { left: 0, top: 0, width: 1, height: 1 }, score: found.score }
    if (faceFaults(view, [alone], mesh).length === 0) templates.push(await templateOf(identity, view, mesh))
  }
  return templates
}

function seenBy(template: FaceTemplate, set: NetworkSet): FaceTemplate {
  return set === 'both' ? template : { dlib: template.dlib }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? Number.NaN
}
