import type { Item } from '@invigil/items/all.ts'
import { childrenOf } from '../xml.ts'
import { elementsNamed } from './interaction.ts'
import { pairIn, pairsGiven, type Sides, unevenAsCloze } from './match-cloze.ts'
import { isTable, probeMatrix, probeTable } from './match-matrix.ts'
import type { Probe, Probed, Trial } from './probe.ts'
import { isSame } from './value.ts'

/** Two sets whose entries belong together: a matching where each row has one option, else a table. */
export function probeMatch(probe: Probe): Probed {
  const [first, second] = childrenOf(probe.interaction.element, 'simple-match-set').map((set) =>
    elementsNamed(set, ['simple-associable-choice']),
  )
  if (!first || !second) return { what: 'match' }
  if (first.length > 40 || second.length > 40) return { what: 'a match of more than 40' }
  const pairs = rightPairs(probe)
  if (pairs.length === 0) return { code: 'no-right-answer' }
  const table = isTable(probe) ? probeTable(probe, first, second, pairs) : undefined
  if (table) return table
  const found =
    sidesOf({ rows: first, options: second, isTurned: false }, pairs) ??
    sidesOf({ rows: second, options: first, isTurned: true }, pairs)
  if (!found) return probeMatrix(probe, first, second, pairs)
  return unevenAsCloze(probe, found) ?? matchingOf(probe, found)
}

/** Pairs of one set, in either order: the first of each pair becomes a row, all others are offered. */
export function probeAssociate(probe: Probe): Probed {
  const choices = elementsNamed(probe.interaction.element, ['simple-associable-choice'])
  if (choices.length > 40) return { what: 'an associate of more than 40' }
  const pairs = rightPairs(probe)
  if (pairs.length === 0) return { code: 'no-right-answer' }
  const firsts = pairs.map((pair) => pair.split(' ')[0])
  const rows = choices.filter(({ attributes }) => firsts.includes(attributes.identifier))
  const options = choices.filter((choice) => !rows.includes(choice))
  const found = sidesOf({ rows, options, isTurned: false }, pairs)
  if (!found) return { what: 'associate, several to one' }
  const made = unevenAsCloze(probe, found) ?? matchingOf(probe, found)
  return 'asked' in made ? { ...made, told: [{ code: 'shown-otherwise', detail: 'associate' }] } : made
}

/** The pairs of the key, or else those that the mapping or the rules reward. */
function rightPairs(probe: Probe): string[] {
  const { correct, mapping, base } = probe.declaration
  if (correct) return [...new Set(correct.values.map(String))]
  const compared = probe.compared.flatMap((value) => (value?.base === base ? value.values : []))
  const keys = [...(mapping?.entries ?? []).map(({ key }) => key), ...compared].map(String)
  return [...new Set(keys)].filter((key) => probe.score(pairsGiven(probe, [key])) > 0)
}

/** Undefined unless each row belongs to exactly one option. */
function sidesOf(sides: Omit<Sides, 'matches'>, pairs: string[]): Sides | undefined {
  const matches = sides.rows.map((_row, row) => {
    const own = sides.options.flatMap((_option, at) => (pairs.includes(pairIn(sides, row, at)) ? [at] : []))
    return own.length === 1 ? (own[0] ?? -1) : -1
  })
  const isWhole = matches.every((at) => at >= 0) && matches.length === pairs.length
  return isWhole ? { ...sides, matches } : undefined
}

function matchingOf(probe: Probe, sides: Sides): Probed {
  const { rows, options, matches } = sides
  const given = (chosen: number[]) =>
    pairsGiven(
      probe,
      chosen.flatMap((option, row) => (option < 0 ? [] : [pairIn(sides, row, option)])),
    )
  const most = probe.score(given(matches))
  if (most <= 0) return { code: 'no-right-answer' }
  const tried = answersTo(matches, options.length)
  const isAllOrNothing = tried.every(
    (chosen) => isSame(given(chosen), given(matches)) || probe.score(given(chosen)) <= 0,
  )
  const extras = options.filter((_option, at) => !matches.includes(at))
  return {
    asked: {
      as: 'matching',
      pairs: [
        ...rows.map((row, at) => ({ left: probe.write(row), right: probe.write(options[matches[at] ?? 0]) })),
        ...extras.map((option) => ({ left: nothing, right: probe.write(option) })),
      ],
      isAllOrNothing,
    },
    most,
    trials: tried.map((chosen): Trial => ({ response: given(chosen), answer: answerOf(chosen, matches) })),
  }
}

const nothing = { text: '', markup: 'html' as const }

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
