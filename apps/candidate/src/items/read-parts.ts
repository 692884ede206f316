import type { AnswerBody } from '@invigil/contract/attempt.ts'

/** What an answer says of each row, gap or the like, by its name; empty when the answer is of another shape. */
function partsOf(body: AnswerBody | undefined, name: 'chosen' | 'gaps'): [string, AnswerBody][] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return []
  const parts = body[name]
  return typeof parts === 'object' && parts !== null && !Array.isArray(parts) ? Object.entries(parts) : []
}

/** The option chosen for each row. */
export function optionByRowOf(body: AnswerBody | undefined): Record<string, string> {
  return Object.fromEntries(
    partsOf(body, 'chosen').flatMap(([row, option]) => (typeof option === 'string' ? [[row, option]] : [])),
  )
}

/** The columns chosen in each row. */
export function columnsByRowOf(body: AnswerBody | undefined): Record<string, string[]> {
  return Object.fromEntries(
    partsOf(body, 'chosen').flatMap(([row, columns]) =>
      Array.isArray(columns) ? [[row, columns.filter((id) => typeof id === 'string')]] : [],
    ),
  )
}

/** What stands in each gap. */
export function textByGapOf(body: AnswerBody | undefined): Record<string, string> {
  return Object.fromEntries(
    partsOf(body, 'gaps').flatMap(([gap, text]) => (typeof text === 'string' ? [[gap, text]] : [])),
  )
}
