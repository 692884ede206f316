import type { PhoneHead } from '@invigil/sensors/things-sureness.ts'

/** A suspected place: its features, whether it is a phone, and the picture it is from. */
export interface Example {
  readonly features: readonly [number, number, number]
  readonly isPhone: boolean
  readonly picture: string
}

const folds = 20
const steps = 400
const rate = 0.8
/** What one unit of a weight squared costs, in examples. */
const restraint = 1
/** Where .5 lies against a fit that weights both classes alike: phones are rarer than what looks like them. */
const shift = 0.4

/** Fits a logistic regression by gradient descent, both classes weighted alike; deterministic. */
function fitPhoneHead(examples: readonly Example[]): PhoneHead {
  const means = [0, 1, 2].map((index) => mean(examples.map(({ features }) => features[index] ?? 0)))
  const spreads = means.map(
    (middle, index) =>
      Math.sqrt(mean(examples.map(({ features }) => ((features[index] ?? 0) - middle) ** 2))) || 1,
  )
  const rows = examples.map(({ features, isPhone }) => ({
    values: features.map((value, index) => (value - (means[index] ?? 0)) / (spreads[index] ?? 1)),
    isPhone,
  }))
  const phones = rows.filter(({ isPhone }) => isPhone).length
  const counts = phones === 0 ? 1 : (rows.length - phones) / phones
  const { weights, bias } = descend(rows, counts)
  const [phone = 0, rival = 0, person = 0] = weights.map((weight, index) => weight / (spreads[index] ?? 1))
  const moved = phone * (means[0] ?? 0) + rival * (means[1] ?? 0) + person * (means[2] ?? 0)
  return { weights: [phone, rival, person], bias: bias - moved - shift }
}

/** For each picture the head that was fitted without it. */
export function headsWithout(examples: readonly Example[]): (picture: string) => PhoneHead {
  const pictures = [...new Set(examples.map(({ picture }) => picture))]
  const foldOf = new Map(pictures.map((picture, index) => [picture, index % folds]))
  const fitted = Array.from({ length: folds }, (_, fold) =>
    fitPhoneHead(examples.filter(({ picture }) => foldOf.get(picture) !== fold)),
  )
  const all = fitPhoneHead(examples)
  return (picture) => fitted[foldOf.get(picture) ?? -1] ?? all
}

interface Row {
  readonly values: readonly number[]
  readonly isPhone: boolean
}

function descend(rows: readonly Row[], phoneCounts: number): { weights: number[]; bias: number } {
  let weights = [0, 0, 0]
  let bias = 0
  const total = rows.reduce((sum, { isPhone }) => sum + (isPhone ? phoneCounts : 1), 0)
  for (let step = 0; step < steps; step++) {
    const slopes = [0, 0, 0]
    let biasSlope = 0
    for (const { values, isPhone } of rows) {
      const sum = values.reduce((value, one, index) => value + one * (weights[index] ?? 0), bias)
      const miss = (1 / (1 + Math.exp(-sum)) - (isPhone ? 1 : 0)) * (isPhone ? phoneCounts : 1)
      for (const [index, value] of values.entries()) slopes[index] = (slopes[index] ?? 0) + miss * value
      biasSlope += miss
    }
    weights = weights.map(
      (weight, index) => weight - rate * ((slopes[index] ?? 0) / total + (restraint * weight) / rows.length),
    )
    bias -= (rate * biasSlope) / total
  }
  return { weights, bias }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
