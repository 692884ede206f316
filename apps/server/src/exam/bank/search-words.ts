import type { Item } from '@invigil/items/all.ts'

const mostLetters = 50_000

/** What a search for an item looks through: all its texts and its tags, as `plainWords` has them. */
export function searchWords(item: Item, tags: readonly string[]): string {
  const { id, kind, origin, ...said } = item
  return plainWords([...tags, ...stringsIn(said)].join(' ')).slice(0, mostLetters)
}

/** Small letters without accents, so that “da nang” finds “Đà Nẵng”; the Vietnamese đ is a letter that Unicode keeps whole. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function stringsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part !== 'object' || part === null) return []
  const entries = Object.entries(part).filter(([name]) => name !== 'id')
  return entries.flatMap(([, value]) => stringsIn(value))
}
