import {
  addScore,
  declaration,
  figure,
  mapping,
  named,
  type Of,
  type QtiParts,
  type Say,
  template,
  whenever,
} from './qti-words.ts'

type Matrix = Of<'matrix'>
type Cell = { row: number; pair: string; isRight: boolean }

/** A matching that is shown as a table (`qti-match-tabular` of QTI's shared vocabulary). */
export function matrixParts(item: Matrix, say: Say): QtiParts {
  const { rows, columns, takesMany, keepsOrder } = item
  const set = (entries: { id: string; text: string }[], most: number) =>
    `<qti-simple-match-set>${entries
      .map(
        ({ id, text }) =>
          `<qti-simple-associable-choice identifier="${id}" match-max="${most}">${say(text)}</qti-simple-associable-choice>`,
      )
      .join('')}</qti-simple-match-set>`
  const left = set(
    rows.map(({ text }, at) => ({ id: `R${at + 1}`, text })),
    takesMany ? columns.length : 1,
  )
  const right = set(
    columns.map(({ text }, at) => ({ id: `K${at + 1}`, text })),
    rows.length,
  )
  const cells = rows.flatMap((row, at) =>
    columns.map(
      ({ id }, place): Cell => ({
        row: at,
        pair: `R${at + 1} K${place + 1}`,
        isRight: row.right.includes(id),
      }),
    ),
  )
  return {
    ...scoredCells(item, cells),
    body: `${say(item.text)}<qti-match-interaction ${named} class="qti-match-tabular" shuffle="${!keepsOrder}" max-associations="0">${left}${right}</qti-match-interaction>`,
  }
}

function scoredCells(
  { rows, takesMany, scoring }: Matrix,
  cells: Cell[],
): Pick<QtiParts, 'declared' | 'processing'> {
  const key = cells.filter(({ isRight }) => isRight).map(({ pair }) => pair)
  const declared = (mapped = '') => declaration('multiple', 'directedPair', key, mapped)
  const share = (of: number) => key.map((pair): [string, number] => [pair, 100 / of])
  if (scoring === 'all-or-nothing') return { declared: declared(), processing: template('match_correct') }
  if (scoring === 'right-minus-wrong')
    return {
      declared: declared(mapping(share(key.length), '', { otherwise: -1 / key.length })),
      processing: template('map_response'),
    }
  if (!takesMany)
    return { declared: declared(mapping(share(rows.length))), processing: template('map_response') }
  const rules = rows.map((_row, at) => {
    const own = cells.filter(({ row }) => row === at).map(holds)
    return whenever(`<qti-and>${own.join('')}</qti-and>`, addScore(figure(1 / rows.length)))
  })
  return {
    declared: declared(),
    processing: `<qti-response-processing>${rules.join('')}</qti-response-processing>`,
  }
}

/** That a cell is chosen, or that it is not, as it is right. */
function holds({ pair, isRight }: Cell): string {
  const chosen = `<qti-member><qti-base-value base-type="directedPair">${pair}</qti-base-value><qti-variable identifier="RESPONSE"/></qti-member>`
  return isRight ? chosen : `<qti-not>${chosen}</qti-not>`
}
