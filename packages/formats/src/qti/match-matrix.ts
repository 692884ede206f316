import type { Asked } from '../reading.ts'
import { childOf, type XmlElement } from '../xml.ts'
import { elementsNamed } from './interaction.ts'
import { pairIn, pairsGiven } from './match-cloze.ts'
import type { Probe, Probed, Trial } from './probe.ts'

type Cell = { row: number; column: number }

const mostColumns = 12

/** A table of two sets, where several of one belong to one of the other; the longer set gives the rows. */
export function probeMatrix(
  probe: Probe,
  first: XmlElement[],
  second: XmlElement[],
  right: string[],
): Probed {
  const isTurned = second.length > mostColumns && first.length <= mostColumns
  const sides = isTurned
    ? { rows: second, options: first, isTurned }
    : { rows: first, options: second, isTurned }
  if (sides.options.length > mostColumns || sides.rows.length > 30) return { what: 'match, a large one' }
  const all = sides.rows.flatMap((_row, row) =>
    sides.options.map((_option, column): Cell => ({ row, column })),
  )
  const isRight = ({ row, column }: Cell) => right.includes(pairIn(sides, row, column))
  const given = (cells: Cell[]) =>
    pairsGiven(
      probe,
      cells.map(({ row, column }) => pairIn(sides, row, column)),
    )
  const key = all.filter(isRight)
  const most = probe.score(given(key))
  if (key.length === 0 || most <= 0) return { code: 'no-right-answer' }
  const tried = [
    [],
    key,
    ...key.map((cell) => [cell]),
    ...key.map((gone) => key.filter((cell) => cell !== gone)),
    ...all
      .filter((cell) => !isRight(cell))
      .slice(0, 20)
      .map((more) => [...key, more]),
  ]
  const isExact = tried.every((cells) => cells === key || probe.score(given(cells)) <= 0)
  return {
    asked: {
      as: 'matrix',
      rows: sides.rows.map((row, at) => ({
        text: probe.write(row),
        right: key.filter((cell) => cell.row === at).map(({ column }) => column),
      })),
      columns: sides.options.map(probe.write),
      takesMany: true,
      scoring: isExact ? 'all-or-nothing' : 'right-minus-wrong',
    },
    most,
    trials: tried.map(
      (cells): Trial => ({ response: given(cells), answer: () => ({ chosen: chosenIn(cells) }) }),
    ),
  }
}

function chosenIn(cells: Cell[]): Record<string, string[]> {
  const byRow = Map.groupBy(cells, ({ row }) => row)
  return Object.fromEntries(
    [...byRow].map(([row, own]) => [`r${row}`, own.map(({ column }) => `c${column}`)]),
  )
}

/** Says whether a matching is to be shown as a table, in the words that QTI 3.0 shares (`qti-match-tabular`). */
export function isTable({ interaction }: Probe): boolean {
  return (interaction.element.attributes.class ?? '').split(/\s+/).includes('qti-match-tabular')
}

type Scoring = Extract<Asked, { as: 'matrix' }>['scoring']

/** A table whose rules are one of our three ways to score; undefined where they are none, or it is too large for ours. */
export function probeTable(
  probe: Probe,
  rows: XmlElement[],
  columns: XmlElement[],
  right: string[],
): Probed | undefined {
  if (columns.length > mostColumns || rows.length > 30) return undefined
  const sides = { rows, options: columns, isTurned: false }
  const keyOf = (row: number) =>
    columns.flatMap((_c, at) => (right.includes(pairIn(sides, row, at)) ? [at] : []))
  const key = rows.map((_row, row) => keyOf(row))
  const set = childOf(probe.interaction.element, 'simple-match-set')
  const limits = elementsNamed(set, ['simple-associable-choice']).map(
    ({ attributes }) => attributes['match-max'],
  )
  const takesMany = key.some((own) => own.length !== 1) || limits.some((limit) => limit !== '1')
  const given = (chosen: number[][]) =>
    pairsGiven(
      probe,
      chosen.flatMap((own, row) => own.map((column) => pairIn(sides, row, column))),
    )
  const tried = tablesTried(key, columns.length, takesMany)
  const most = probe.score(given(key))
  if (most <= 0) return undefined
  const scorings: Scoring[] = ['all-or-nothing', 'each', 'right-minus-wrong']
  const scoring = scorings.find((way) =>
    tried.every((chosen) => Math.abs(probe.score(given(chosen)) / most - shareOf(way, key, chosen)) < 0.001),
  )
  if (!scoring) return undefined
  return {
    asked: {
      as: 'matrix',
      rows: rows.map((row, at) => ({ text: probe.write(row), right: key[at] ?? [] })),
      columns: columns.map(probe.write),
      takesMany,
      keepsOrder: probe.interaction.element.attributes.shuffle !== 'true',
      scoring,
    },
    most,
    trials: tried.map(
      (chosen): Trial => ({
        response: given(chosen),
        answer: () => ({
          chosen: chosenIn(chosen.flatMap((own, row) => own.map((column) => ({ row, column })))),
        }),
      }),
    ),
  }
}

/** The key, nothing, each row alone, each row missing, and each row with something wrong, besides or instead. */
function tablesTried(key: number[][], columns: number, takesMany: boolean): number[][][] {
  const wrongIn = (own: number[]) =>
    Array.from({ length: columns }, (_, at) => at).find((at) => !own.includes(at))
  const otherwise = (own: number[], isMore: boolean) => {
    const wrong = wrongIn(own)
    return wrong === undefined ? [] : isMore ? [...own, wrong].toSorted((a, b) => a - b) : [wrong]
  }
  const none = key.map((): number[] => [])
  return [
    ...[none, key, key.map((own) => otherwise(own, false))],
    ...key.map((own, row) => none.with(row, own)),
    ...key.map((_own, row) => key.with(row, [])),
    ...key.map((own, row) => key.with(row, otherwise(own, false))),
    ...key.map((own, row) => none.with(row, own).with((row + 1) % key.length, otherwise([], false))),
    ...(takesMany ? key.map((own, row) => key.with(row, otherwise(own, true))) : []),
  ]
}

/** What our rules give, from 0 to 1; an answer with nothing in it is none. */
function shareOf(scoring: Scoring, key: number[][], chosen: number[][]): number {
  if (chosen.every((own) => own.length === 0)) return 0
  const isRight = key.map((own, row) => String(own) === String(chosen[row] ?? []))
  const right = isRight.filter(Boolean).length
  if (scoring === 'each') return right / key.length
  if (scoring === 'all-or-nothing') return Number(right === key.length)
  const hits = key.map((own, row) => own.filter((at) => chosen[row]?.includes(at)).length)
  const sum = (counts: number[]) => counts.reduce((all, one) => all + one, 0)
  const wrong = sum(chosen.map((own) => own.length)) - sum(hits)
  return Math.max(0, sum(hits) - wrong) / Math.max(1, sum(key.map((own) => own.length)))
}
