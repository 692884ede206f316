import { arcFaceCrop, dlibCrop } from './align.ts'
import { faceFaults } from './face-quality.ts'
import type { Mesh } from './mesh.ts'
import type { Face, IdentityObservation } from './observation.ts'
import { type Network, output, type Runtime } from './runtime.ts'
import type { View } from './view.ts'

/** What a face looks like to the networks: numbers that lie close together for the same person (each of length 1). */
export interface FaceTemplate {
  readonly dlib: Float32Array
  readonly mobilefacenet?: Float32Array
}

/** The networks that tell faces apart. dlib's alone is the strict set. */
export interface IdentityNetworks {
  readonly dlib: Network
  readonly mobilefacenet?: Network
}

export type IdentityDecision = IdentityObservation['decision']

/** How alike two faces are: the cosines of the networks that saw both, the score they come to, and what that means. */
export interface Likeness {
  readonly score: number
  readonly dlib: number
  readonly mobilefacenet?: number
  readonly decision: IdentityDecision
}

/** On the score's scale: from `match` on the same person, below `mismatch` somebody else, between them nobody knows. */
export const identityLimits = { match: 4.3, mismatch: 3.1 } as const

/** Loads the networks that tell faces apart; the strict set where licence and author of every network must be clear. */
export async function loadIdentityNetworks(
  runtime: Runtime,
  set: 'best' | 'strict' = 'best',
): Promise<IdentityNetworks> {
  const dlib = await runtime.load('dlib-128d')
  return set === 'strict' ? { dlib } : { dlib, mobilefacenet: await runtime.load('mobilefacenet-192d') }
}

/** Describes the face under the mesh. Judge it with `faceFaults` first: a bad picture gives a template of anybody. */
export async function templateOf(networks: IdentityNetworks, view: View, mesh: Mesh): Promise<FaceTemplate> {
  const forDlib = view.crop(dlibCrop(mesh), 150, 1, 0)
  const dlib = unit(output(await networks.dlib.run(forDlib), 'embedding'))
  if (!networks.mobilefacenet) return { dlib }
  const forMobileFaceNet = view.crop(arcFaceCrop(mesh), 112, 1 / 128, -127.5 / 128)
  return { dlib, mobilefacenet: unit(output(await networks.mobilefacenet.run(forMobileFaceNet), 'out0')) }
}

/** Compares two faces by every network that saw both. */
export function likeness(one: FaceTemplate, other: FaceTemplate): Likeness {
  const dlib = cosine(one.dlib, other.dlib)
  if (!one.mobilefacenet || !other.mobilefacenet) {
    const score = scoreOfDlib(dlib)
    return { score, dlib, decision: decisionOn(score) }
  }
  const mobilefacenet = cosine(one.mobilefacenet, other.mobilefacenet)
  const score = (dlib - 0.8) / 0.06 + (mobilefacenet - 0.1) / 0.13
  return { score, dlib, mobilefacenet, decision: decisionOn(score) }
}

/**
 * What the portrait on an ID document says about the person before the camera. Such a portrait is small, old or printed:
 * it may confirm, but that it does not is for a person to look at, so it is never called somebody else. Of portraits 45
 * pixels wide against a webcam 89 % of the same person match and .3 % of others, of those 60 pixels wide all and .1 %.
 */
export function judgeDocument({ decision }: Likeness): 'match' | 'inconclusive' {
  return decision === 'match' ? 'match' : 'inconclusive'
}

/** Looks who the main face is, if the picture is good enough to say. */
export async function lookAtIdentity(
  networks: IdentityNetworks,
  view: View,
  seen: { readonly faces: readonly Face[]; readonly mesh?: Mesh },
  reference: FaceTemplate,
  at: number,
): Promise<IdentityObservation> {
  const faults = faceFaults(view, seen.faces, seen.mesh)
  if (faults.length > 0 || !seen.mesh) return { of: 'identity', at, decision: 'inconclusive', faults }
  const { score, decision } = likeness(await templateOf(networks, view, seen.mesh), reference)
  return { of: 'identity', at, score: Math.round(score * 100) / 100, decision, faults }
}

/** dlib's limits alone (.92 and .89) laid onto those of both, so that one setting serves either set. */
function scoreOfDlib(cosine: number): number {
  return identityLimits.mismatch + ((cosine - 0.89) / 0.03) * (identityLimits.match - identityLimits.mismatch)
}

function decisionOn(score: number): IdentityDecision {
  if (score >= identityLimits.match) return 'match'
  return score < identityLimits.mismatch ? 'mismatch' : 'inconclusive'
}

function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values) || 1
  return values.map((value) => value / length)
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
}
