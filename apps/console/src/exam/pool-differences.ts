import type { Item } from '@invigil/items/all.ts'
import type { Draw, ExamContent } from '@invigil/items/exam-content.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import type { FieldDifference } from './bank/compare-items.ts'
import { isSame } from './is-same.ts'

/**
 * What came into the pools of draws and went out of them, by the draws' ids, one item a line; an item that says something else
 * now goes and comes. What the exam asks everybody is in no pool. Where a pool is not known, nothing is said of it.
 */
export function poolsInWords(older: ExamContent, newer: ExamContent): Map<string, FieldDifference[]> {
  const [before, after] = [poolsOf(older), poolsOf(newer)]
  return new Map(
    [...after].map(([drawId, pool]) => {
      const was = before.get(drawId) ?? []
      if (was.length === 0 || pool.length === 0) return [drawId, []]
      const only = (these: readonly Item[], those: readonly Item[]) => {
        const thoseById = new Map(those.map((item) => [item.id, item]))
        return these.filter((item) => !isSame(item, thoseById.get(item.id)))
      }
      const [gone, come] = [only(was, pool), only(pool, was)]
      if (gone.length === 0 && come.length === 0) return [drawId, []]
      return [drawId, [{ field: 'pool', older: inLines(gone), newer: inLines(come) }]]
    }),
  )
}

function poolsOf({ sections }: ExamContent): Map<Draw['id'], Item[]> {
  const fixed = sections.flatMap(({ items }) => items)
  const asked = new Set<string>(
    fixed.flatMap(({ id, origin }) => [id, ...(origin ? [origin.bankItemId] : [])]),
  )
  const draws = sections.flatMap((section) => section.draws ?? [])
  return new Map(draws.map(({ id, pool = [] }) => [id, pool.filter((item) => !asked.has(item.id))]))
}

function inLines(items: readonly Item[]): string {
  return items.map(({ text }) => firstWords(text)).join('\n')
}
