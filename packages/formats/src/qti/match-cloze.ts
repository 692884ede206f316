import type { XmlElement } from '../xml.ts'
import { probeCloze, type Slot } from './cloze.ts'
import type { Probe, Probed } from './probe.ts'
import { container, scalarOf, type Value } from './value.ts'

/** Rows, what they are given, and for each row the place of the option that belongs to it; turned where rows stand right. */
export type Sides = { rows: XmlElement[]; options: XmlElement[]; matches: number[]; isTurned: boolean }

/** One pair as the file writes it. */
export function pairIn(
  { rows, options, isTurned }: Omit<Sides, 'matches'>,
  row: number,
  option: number,
): string {
  const [left, right] = [rows[row], options[option]].map((one) => one?.attributes.identifier ?? '')
  return isTurned ? `${right} ${left}` : `${left} ${right}`
}

/** Pairs as a response. */
export function pairsGiven({ declaration: { base } }: Probe, pairs: string[]): Value {
  return container(
    base,
    'multiple',
    pairs.map((pair) => scalarOf(pair, base)),
  )
}

/** Where rows count differently, each becomes a line with a gap of its own weight. */
export function unevenAsCloze(probe: Probe, sides: Sides): Probed | undefined {
  const worths = sides.matches.map((option, row) =>
    probe.score(pairsGiven(probe, [pairIn(sides, row, option)])),
  )
  const [first] = worths
  if (worths.every((worth) => worth === first)) return undefined
  const slots = sides.rows.map(
    (element, row): Slot => ({
      id: `g${row + 1}`,
      interaction: probe.interaction,
      declaration: probe.declaration,
      element,
      options: sides.options.map((option, at) => ({
        value: String(scalarOf(pairIn(sides, row, at), probe.declaration.base)),
        element: option,
      })),
    }),
  )
  const probed = probeCloze({
    slots,
    score: (responses) => probe.score(responses.get(probe.declaration.id) ?? null),
    write: probe.write,
    probe,
  })
  const more = sides.rows.map((row, at) => `<p>${probe.write(row).text} {{g${at + 1}}}</p>`).join('')
  return 'asked' in probed
    ? { ...probed, more, told: [{ code: 'shown-otherwise', detail: 'match' }] }
    : undefined
}
