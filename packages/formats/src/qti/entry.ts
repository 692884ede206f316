import type { AcceptedNumber } from '../reading.ts'
import type { Probe, Probed } from './probe.ts'
import { numberIn, single } from './value.ts'

/** Texts and numbers that are typed, and numbers set by a slider. */
export function probeEntry(probe: Probe): Probed {
  const { interaction, declaration, isScored } = probe
  if (declaration.base === 'integer' || declaration.base === 'float') return probeNumber(probe)
  const isLong = interaction.kind === 'extended-text'
  const read: Probed = isScored ? probeText(probe) : { code: 'no-right-answer' }
  if (!isLong || !('code' in read)) return read
  return { asked: { as: 'essay', minWords: null, maxWords: null }, most: 0, trials: [] }
}

function probeText({ declaration, interaction, score, compared }: Probe): Probed {
  const keys = [
    ...(declaration.correct?.values ?? []),
    ...(declaration.mapping?.entries ?? []).map(({ key }) => key),
    ...compared.flatMap((value) => (value?.base === declaration.base ? value.values : [])),
  ]
  const texts = [...new Set(keys.map(String))].slice(0, 100)
  const worth = texts
    .map((text) => ({ text, score: score(single(declaration.base, text)) }))
    .filter((one) => one.score > 0)
    .toSorted((one, other) => other.score - one.score)
  const most = worth[0]?.score ?? 0
  if (most <= 0) return { code: 'no-right-answer' }
  const swapped = worth.map((one) => ({ ...one, text: otherCase(one.text) }))
  const ignoresCase = swapped.every(({ text, score: was }) => score(single(declaration.base, text)) === was)
  const within = (text: string) => `so ${text} it is`
  const isWithin = worth.every(
    ({ text, score: was }) => score(single(declaration.base, within(text))) === was,
  )
  const written = (text: string) => (isWithin ? `*${text.replaceAll('*', '\\*')}*` : text)
  const tried = [
    ...texts,
    ...swapped.map(({ text }) => text),
    ...texts.slice(0, 1).map(within),
    'nothing like it',
  ]
  return {
    asked: {
      as: 'short-answer',
      answers: worth.map(({ text, score: points }) => ({
        text: written(text),
        weight: (points / most) * 100,
      })),
      ignoresCase,
      hasWildcards: isWithin,
    },
    most,
    trials: tried.map((text) => ({
      response: single(declaration.base, text),
      answer: () => ({ text }),
    })),
    told: interaction.kind === 'extended-text' ? [{ code: 'shown-otherwise', detail: 'extended-text' }] : [],
  }
}

function otherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()
}

function probeNumber(probe: Probe): Probed {
  const { declaration, interaction, score } = probe
  const tolerances = tolerancesOf(probe)
  const scored = centresOf(probe).flatMap((number) =>
    [0, ...tolerances].map((tolerance) => ({
      number,
      tolerance,
      edges: [number - tolerance, number + tolerance].map((edge) =>
        score(single(declaration.base, tidied(edge))),
      ),
    })),
  )
  const most = Math.max(0, ...scored.flatMap(({ edges }) => edges))
  if (most <= 0) return { code: 'no-right-answer' }
  const accepts: AcceptedNumber[] = scored
    .map(({ number, tolerance, edges }) => ({ number, tolerance, weight: (Math.min(...edges) / most) * 100 }))
    .filter(({ weight }) => weight > 0)
    .filter(({ number, tolerance, weight }) => {
      const inner = between(number - tolerance, number + tolerance, probe)
      return inner.every((one) => (score(single(declaration.base, one)) / most) * 100 >= weight - 1e-9)
    })
  const widest = accepts.filter(
    (one, at) =>
      !accepts.some(
        (other, place) => place !== at && covers(other, one) && (!covers(one, other) || place < at),
      ),
  )
  const edges = widest.flatMap((one) => ('number' in one ? edgesOf(one.number, one.tolerance ?? 0) : []))
  return {
    asked: { as: 'number', accepts: widest.slice(0, 20) },
    most,
    trials: edges.map((number) => ({
      response: single(declaration.base, declaration.base === 'integer' ? Math.round(number) : number),
      answer: () => ({ text: String(declaration.base === 'integer' ? Math.round(number) : number) }),
    })),
    told: interaction.kind === 'slider' ? [{ code: 'shown-otherwise', detail: 'slider' }] : [],
  }
}

/** At the middle, at both edges and a little past them. */
function edgesOf(number: number, tolerance: number): number[] {
  const past = tolerance === 0 ? 1 : tolerance * 1.5
  return [0, -tolerance, tolerance, -past, past].map((by) => tidied(number + by))
}

/** What lies between two numbers and between what the rules name there: two ranges apart are no single one. */
function between(low: number, high: number, { declaration, compared }: Probe): number[] {
  const named = compared.map(numberIn).filter((one) => one !== undefined && one > low && one < high)
  const marks = [low, ...new Set(named.filter((one) => one !== undefined)), high].toSorted(
    (one, other) => one - other,
  )
  const middles = marks.slice(1).map((mark, at) => tidied((mark + (marks[at] ?? mark)) / 2))
  return declaration.base === 'integer' ? middles.map(Math.round) : middles
}

/** Whether all that one accepts the other accepts as well, for as much. */
function covers(one: AcceptedNumber, other: AcceptedNumber): boolean {
  if (!('number' in one && 'number' in other)) return false
  const reach = Math.abs(one.number - other.number) + (other.tolerance ?? 0)
  return reach <= (one.tolerance ?? 0) + 1e-9 && one.weight >= other.weight
}

function centresOf({ declaration, compared }: Probe): number[] {
  const values = [
    ...(declaration.correct?.values ?? []),
    ...(declaration.mapping?.entries ?? []).map(({ key }) => key),
    ...compared.map(numberIn),
  ]
  const numbers = [...new Set(values.filter((value) => typeof value === 'number').filter(Number.isFinite))]
  const few = numbers.slice(0, 10)
  const middles = few.flatMap((one) => few.map((other) => tidied((one + other) / 2)))
  return [...new Set([...numbers.slice(0, 100), ...middles])]
}

/** How far from a number an answer may lie, in the units of the number, by all comparisons in the rules. */
function tolerancesOf(probe: Probe): number[] {
  const centres = centresOf(probe)
  const around = Math.abs(centres[0] ?? 0)
  const few = probe.compared
    .map(numberIn)
    .filter((one) => one !== undefined)
    .slice(0, 10)
  const found = new Set(few.flatMap((one) => few.map((other) => tidied(Math.abs(one - other) / 2))))
  for (const one of few) for (const other of few) found.add(tidied(Math.abs(one - other)))
  for (const rule of probe.comparisons) {
    const {
      tolerance = '',
      'tolerance-mode': mode,
      'rounding-mode': rounding,
      figures = '3',
    } = rule.attributes
    const [below = 0] = tolerance.trim().split(/\s+/).map(Number)
    if (mode === 'absolute') found.add(below)
    if (mode === 'relative') found.add(tidied((around * below) / 100))
    if (rounding === 'decimalPlaces') found.add(tidied(0.499 * 10 ** -Number(figures)))
    if (rounding === 'significantFigures' && around > 0)
      found.add(tidied(0.499 * 10 ** (Math.floor(Math.log10(around)) + 1 - Number(figures))))
  }
  return [...found].filter((tolerance) => tolerance > 0).slice(0, 50)
}

/** Without the dust of binary fractions. */
function tidied(number: number): number {
  return Number(number.toPrecision(12))
}
