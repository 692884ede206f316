import type { Sighting } from '@invigil/sensors/things-kinds.ts'
import type { PhoneHead } from '@invigil/sensors/things-sureness.ts'
import { type Example, headsWithout } from './phone-head.ts'
import { type DetectionRow, shareRow } from './row.ts'
import { phone } from './things-pictures.ts'
import { isOn, type Seen } from './things-seen.ts'

/** The surest find in a picture, on the phone and anywhere. */
interface Judged {
  readonly seen: Seen
  readonly onPhone: number
  readonly anywhere: number
}

/** One picture of people in twenty may be false. */
const falseShare = 0.05

/** Phones per picture, for simpler ways and for ours, each at the threshold that leaves at most 5 % of the pictures of people false. */
export function phoneRows(seen: readonly Seen[]): DetectionRow[] {
  const examples = seen.flatMap(({ name, suspects }) =>
    suspects.map(({ features, isPhone }): Example => ({ features, isPhone, picture: name })),
  )
  const headFor = headsWithout(examples)
  const bySight = (sightings: (of: Seen) => readonly Sighting[]) =>
    seen.map((one) => judgedBySight(one, sightings(one)))
  const crossed = seen.map((one) => judgedAgain(one, ({ features }) => judgedBy(headFor(one.name), features)))
  const ours = seen.map((one) => judgedAgain(one, ({ sureness }) => sureness))
  return [
    ...rowsOf(
      'whole picture, CenterNet',
      bySight(({ whole }) => whole.centernet),
    ),
    ...rowsOf(
      'whole picture and two parts, NanoDet',
      bySight(({ whole, parts }) => [...whole.nanodet, ...parts]),
    ),
    ...rowsOf('both networks, parts, looked at again; weights fitted without the picture', crossed, '≥ .75'),
    ...rowsOf('the same with the weights in use', ours, '≥ .75'),
    ...rowsAtHalf(ours),
  ]
}

function judgedBySight(seen: Seen, sightings: readonly Sighting[]): Judged {
  const { width, height } = seen.size
  const phones = sightings.filter(({ what }) => what === 'phone')
  const on = phones.filter(({ left, top, right, bottom }) => {
    const place = { left: left / width, top: top / height, right: right / width, bottom: bottom / height }
    return seen.labels.some((label) => label.number === phone && isOn(place, label))
  })
  const most = (those: readonly Sighting[]) => Math.max(0, ...those.map(({ score }) => score))
  return { seen, onPhone: most(on), anywhere: most(phones) }
}

function judgedAgain(seen: Seen, judge: (suspect: Seen['suspects'][number]) => number): Judged {
  const most = (those: Seen['suspects']) => Math.max(0, ...those.map(judge))
  return {
    seen,
    onPhone: most(seen.suspects.filter(({ isPhone }) => isPhone)),
    anywhere: most(seen.suspects),
  }
}

/** 0..1, like a sureness. */
function judgedBy({ weights, bias }: PhoneHead, features: readonly number[]): number {
  const sum = weights.reduce((value, weight, index) => value + weight * (features[index] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}

function rowsOf(way: string, judged: readonly Judged[], goal = ''): DetectionRow[] {
  const scores = judged
    .filter(({ seen }) => seen.of === 'people')
    .map(({ anywhere }) => anywhere)
    .toSorted((one, other) => other - one)
  const threshold = scores[Math.floor(scores.length * falseShare)] ?? 1
  const title = `phones at ≤ 5 % false pictures of people: ${way}`
  return [shareRow(`${title}; small, on a floor`, ...foundAbove(judged, 'floor', threshold), goal)]
}

function rowsAtHalf(judged: readonly Judged[]): DetectionRow[] {
  const falseOf = (those: readonly Judged[]): [number, number] => [
    those.filter(({ anywhere }) => anywhere > 0.5).length,
    those.length,
  ]
  const hasPhone = ({ seen }: Judged) => seen.labels.some(({ number }) => number === phone)
  const without = judged.filter((one) => !hasPhone(one))
  const ofCoco = without.filter(({ seen }) => seen.of === 'coco')
  const ofPeople = without.filter(({ seen }) => seen.of === 'people')
  return [
    shareRow(
      'weights in use, at sureness .5: small, on a floor',
      ...foundAbove(judged, 'floor', 0.5),
      '≥ .75',
    ),
    shareRow('weights in use, at .5: in a hand', ...foundAbove(judged, 'hand', 0.5)),
    shareRow(
      'weights in use, at .5: COCO, which the networks were trained on',
      ...foundAbove(judged, 'coco', 0.5),
    ),
    shareRow('weights in use, at .5, false: pictures of people', ...falseOf(ofPeople), '≤ .05'),
    shareRow('weights in use, at .5, false: COCO', ...falseOf(ofCoco)),
  ]
}

function foundAbove(judged: readonly Judged[], of: Seen['of'], threshold: number): [number, number] {
  const pictures = judged.filter(
    ({ seen }) => seen.of === of && seen.labels.some(({ number }) => number === phone),
  )
  return [pictures.filter(({ onPhone }) => onPhone > threshold).length, pictures.length]
}
