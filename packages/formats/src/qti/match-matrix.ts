import type { XmlElement } from '../xml.ts'
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
