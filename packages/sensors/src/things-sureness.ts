import type { Sighting, ThingKind } from './things-kinds.ts'

export type ThingsNetworkName = 'centernet' | 'nanodet'

/** At each network's own threshold for a kind the sureness is .5: the two do not share a scale. Measured on 46 pictures of COCO and 59 of people. */
const thresholds: Readonly<Record<ThingsNetworkName, Readonly<Partial<Record<ThingKind, number>>>>> = {
  centernet: { person: 0.25, book: 0.15, laptop: 0.15, screen: 0.2 },
  nanodet: { person: 0.4, book: 0.2, laptop: 0.2, screen: 0.3 },
}
const usualThreshold = 0.3

/** What a network's score (0..1) says on the scale that all kinds share: .5 where the thing is more likely there than not. */
export function surenessOf(by: ThingsNetworkName, what: ThingKind, score: number): number {
  return logistic(logit(score) - logit(thresholds[by][what] ?? usualThreshold))
}

/** What both networks see where a phone is suspected: the best scores of each in crops around it. */
export interface PhoneEvidence {
  readonly phone: number
  /** The surest of what is taken for a phone, or a phone for it: remote control, mouse, book, laptop, keyboard, screen. */
  readonly rival: number
  readonly person: number
}

/** What each network saw at one place, crop by crop; nothing where it did not look. */
export type EvidenceByNetwork = Readonly<Partial<Record<ThingsNetworkName, readonly PhoneEvidence[]>>>

/** Three weights and a bias of a logistic regression on `phoneFeatures`. */
export interface PhoneHead {
  readonly weights: readonly [phone: number, rival: number, person: number]
  readonly bias: number
}

/**
 * Fitted to 358 suspected places (45 of them phones) in 138 pictures, classes weighted alike; then the bias was lessened by .4,
 * because phones are rarer than what looks like them. The bench says what that gives, and fits anew to cross-validate.
 */
const heads = {
  both: { weights: [1.758, 0.637, 0.443], bias: 6.22 },
  nanodet: { weights: [1.546, 0.814, 0.552], bias: 5.766 },
  centernet: { weights: [1.819, -0.479, 0.68], bias: 5.22 },
} as const satisfies Record<string, PhoneHead>

/** How sure it is that a suspected place shows a phone, 0..1, from what each network saw there. */
export function phoneSureness(evidence: EvidenceByNetwork, head = headFor(evidence)): number {
  const features = phoneFeatures(evidence)
  const sum = head.weights.reduce(
    (value, weight, index) => value + weight * (features[index] ?? 0),
    head.bias,
  )
  return logistic(sum)
}

/**
 * Mean logits over the crops: of a phone by every network, of a rival and of a person by NanoDet where it looked. What was
 * not looked at counts as not seen.
 */
export function phoneFeatures({ centernet = [], nanodet = [] }: EvidenceByNetwork): [number, number, number] {
  const beside = nanodet.length > 0 ? nanodet : centernet
  return [
    meanLogit([...centernet, ...nanodet].map(({ phone }) => phone)),
    meanLogit(beside.map(({ rival }) => rival)),
    meanLogit(beside.map(({ person }) => person)),
  ]
}

function headFor({ centernet = [], nanodet = [] }: EvidenceByNetwork): PhoneHead {
  if (nanodet.length === 0) return heads.centernet
  return centernet.length === 0 ? heads.nanodet : heads.both
}

const rivals: ReadonlySet<ThingKind> = new Set(['remote', 'mouse', 'book', 'laptop', 'keyboard', 'screen'])

/** Sums up what one network saw at one place. */
export function evidenceOf(sightings: readonly Sighting[]): PhoneEvidence {
  const best = (isMeant: (what: ThingKind) => boolean) =>
    Math.max(0, ...sightings.filter(({ what }) => isMeant(what)).map(({ score }) => score))
  return {
    phone: best((what) => what === 'phone'),
    rival: best((what) => rivals.has(what)),
    person: best((what) => what === 'person'),
  }
}

function meanLogit(scores: readonly number[]): number {
  if (scores.length === 0) return logit(0)
  return scores.reduce((sum, score) => sum + logit(score), 0) / scores.length
}

/** Scores beyond .01 and .99 say no more than those. */
function logit(score: number): number {
  const share = Math.min(0.99, Math.max(0.01, score))
  return Math.log(share / (1 - share))
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
