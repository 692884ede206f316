import type { JournalEntry } from '@invigil/contract/attempt.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { pick } from './random.ts'

type Parted = Extract<PaperItem, { kind: 'matching' | 'matrix' | 'cloze' }>

/** Answers what has rows or gaps, one after the other; each time all that is there by then is saved. */
export function fillParts(
  item: Parted,
  random: () => number,
): { after: number; body: JournalEntry['body'] }[] {
  const filled = partsOf(item, random)
  return filled.map((_, at) => {
    const parts = Object.fromEntries(filled.slice(0, at + 1))
    const body: JournalEntry['body'] =
      item.kind === 'cloze' ? { gaps: parts, mark: 'point' } : { chosen: parts }
    return { after: 5, body }
  })
}

function partsOf(item: Parted, random: () => number): [string, string | string[]][] {
  switch (item.kind) {
    case 'matching':
      return item.rows.map(({ id }) => [id, pick(item.options, random)?.id ?? ''])
    case 'matrix':
      return item.rows.map(({ id }) => [id, [pick(item.columns, random)?.id ?? '']])
    case 'cloze':
      return item.gaps.map(({ id, ask, options }) => {
        const typed = ask === 'number' ? '100' : (pick(['ice', 'steam', 'water'], random) ?? '')
        return [id, ask === 'choice' ? (pick(options, random)?.id ?? '') : typed]
      })
  }
}
