import type { Item } from '@invigil/items/all.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import { elementsNamed } from './interaction.ts'
import type { Probe, Probed, Trial } from './probe.ts'
import { container, type Value } from './value.ts'

/** Two sets whose entries belong together, where each entry of one of them has exactly one in the other. */
export function probeMatch(probe: Probe): Probed {
  const [first, second] = childrenOf(probe.interaction.element, 'simple-match-set').map((set) =>
    elementsNamed(set, ['simple-associable-choice']),
  )
  if (!first || !second) return { what: 'match' }
  const pairs = rightPairs(probe)
  if (pairs.length === 0) return { code: 'no-right-answer' }
  const forth = sides(first, second, pairs)
  const back = sides(
    second,
    first,
    pairs.map(({ left, right }) => ({ left: right, right: left })),
  )
  const found = forth ? { ...forth, isTurned: false } : back ? { ...back, isTurned: true } : undefined
  return found ? matchingOf(probe, found) : { what: 'match, several to one' }
}

type Pair = { left: string; right: string }
type Sides = { rows: XmlElement[]; options: XmlElement[]; matches: number[] }

/** The pairs of the key, or else those that the mapping rewards. */
function rightPairs({ declaration, score }: Probe): Pair[] {
  const declared = declaration.correct?.values ?? []
  const keys = declared.length > 0 ? declared : (declaration.mapping?.entries ?? []).map(({ key }) => key)
  return keys
    .filter((key) => declared.length > 0 || score(container('directedPair', 'multiple', [key])) > 0)
    .map((key) => String(key).split(' '))
    .map(([left = '', right = '']) => ({ left, right }))
}

function sides(rows: XmlElement[], options: XmlElement[], pairs: Pair[]): Sides | undefined {
  const ids = options.map(({ attributes }) => attributes.identifier)
  const matches = rows.map(({ attributes: { identifier } }) => {
    const own = pairs.filter(({ left }) => left === identifier)
    return own.length === 1 ? ids.indexOf(own[0]?.right) : -1
  })
  return matches.every((at) => at >= 0) && pairs.length === rows.length
    ? { rows, options, matches }
    : undefined
}

function matchingOf(
  probe: Probe,
  { rows, options, matches, isTurned }: Sides & { isTurned: boolean },
): Probed {
  const idOf = (element: XmlElement | undefined) => element?.attributes.identifier ?? ''
  const given = (chosen: number[]): Value =>
    container(
      'directedPair',
      'multiple',
      chosen.flatMap((option, row) => {
        const [left, right] = [idOf(rows[row]), idOf(options[option])]
        return option < 0 ? [] : [isTurned ? `${right} ${left}` : `${left} ${right}`]
      }),
    )
  const most = probe.score(given(matches))
  if (most <= 0) return { code: 'no-right-answer' }
  const tried = answersTo(matches, options.length)
  const isAllOrNothing = tried.every(
    (chosen) => String(chosen) === String(matches) || probe.score(given(chosen)) <= 0,
  )
  return {
    asked: {
      as: 'matching',
      pairs: [
        ...rows.map((row, at) => ({ left: probe.write(row), right: probe.write(options[matches[at] ?? 0]) })),
        ...options
          .filter((_option, at) => !matches.includes(at))
          .map((option) => ({ left: { text: '', markup: 'html' as const }, right: probe.write(option) })),
      ],
      isAllOrNothing,
    },
    most,
    trials: tried.map((chosen): Trial => ({ response: given(chosen), answer: answerOf(chosen, matches) })),
  }
}

/** All right, each row alone, each row wrong or missing among right ones, and all wrong. */
function answersTo(matches: number[], count: number): number[][] {
  const wrong = (at: number) => (at + 1) % count
  return [
    matches,
    ...matches.map((match, row) => matches.map((_match, at) => (at === row ? match : -1))),
    ...matches.map((_match, row) => matches.map((match, at) => (at === row ? -1 : match))),
    ...matches.map((_match, row) => matches.map((match, at) => (at === row ? wrong(match) : match))),
    matches.map(wrong),
  ]
}

/** Ours knows an option by the row it belongs to; options of no row stand behind, in the order of the file. */
function answerOf(chosen: number[], matches: number[]): Trial['answer'] {
  return (item: Item) => {
    if (item.kind !== 'matching') return null
    const extras = item.options.filter(({ id }) => !item.rows.some(({ match }) => match === id))
    const ids = chosen.map((option) => {
      const row = matches.indexOf(option)
      const before = Array.from({ length: Math.max(0, option) }, (_, at) => at).filter(
        (at) => !matches.includes(at),
      )
      return row >= 0 ? item.rows[row]?.match : extras[before.length]?.id
    })
    const said = item.rows.flatMap(({ id }, at) => {
      const option = ids[at]
      return option && (chosen[at] ?? -1) >= 0 ? [[id, option]] : []
    })
    return { chosen: Object.fromEntries(said) }
  }
}
