import type { Item } from '@invigil/items/all.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { Draft } from './draft.ts'

/** One difference between two authors' drafts, with the first words of the item it is about. */
export interface Difference {
  what: 'only-mine' | 'only-theirs' | 'changed'
  id: string
  words: string
}

/** What of the items differs between two drafts, in the order of mine, then theirs. */
export function compareDrafts(mine: Draft, theirs: Draft): Difference[] {
  const [own, other] = [itemsById(mine.content), itemsById(theirs.content)]
  const kept = [...own.values()].flatMap((item): Difference[] => {
    const there = other.get(item.id)
    if (!there) return [{ what: 'only-mine', id: item.id, words: item.text }]
    return isSame(item, there) ? [] : [{ what: 'changed', id: item.id, words: item.text || there.text }]
  })
  const added = [...other.values()].filter(({ id }) => !own.has(id))
  return [...kept, ...added.map(({ id, text }) => ({ what: 'only-theirs' as const, id, words: text }))]
}

function itemsById({ sections }: ExamContent): Map<string, Item> {
  return new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item])))
}

/** Says whether two values say the same. The database gives the keys back in another order. */
export function isSame(one: unknown, other: unknown): boolean {
  const inOrder = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : value
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}
