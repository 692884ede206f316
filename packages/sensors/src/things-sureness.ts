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

/**
 * Logistic regressions on mean logits over two crops, fitted to 358 suspected places (45 of them phones) in 138 pictures,
 * classes weighted alike. .5 is set where 2 of 58 pictures of people were false in a cross-validation by pictures.
 */
const heads = {
  both: { phone: 1.758, rival: 0.637, person: 0.443, bias: 5.62 },
  nanodet: { phone: 1.546, rival: 0.814, person: 0.552, bias: 5.166 },
  centernet: { phone: 1.819, rival: -0.479, person: 0.68, bias: 4.62 },
} as const

/**
 * How sure it is that a suspected place shows a phone, 0..1, from each network's evidence in each crop. Rivals and persons
 * are asked of NanoDet where it looked.
 */
export function phoneSureness(
  evidence: Readonly<Partial<Record<ThingsNetworkName, readonly PhoneEvidence[]>>>,
): number {
  const { centernet = [], nanodet = [] } = evidence
  const beside = nanodet.length > 0 ? nanodet : centernet
  if (beside.length === 0) return 0
  const head = nanodet.length === 0 ? heads.centernet : centernet.length === 0 ? heads.nanodet : heads.both
  return logistic(
    head.bias +
      head.phone * meanLogit([...centernet, ...nanodet].map(({ phone }) => phone)) +
      head.rival * meanLogit(beside.map(({ rival }) => rival)) +
      head.person * meanLogit(beside.map(({ person }) => person)),
  )
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
