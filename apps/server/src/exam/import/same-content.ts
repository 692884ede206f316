import { createHash } from 'node:crypto'
import type { Item } from '@invigil/items/all.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'

/**
 * A mark that two items share when they ask and accept the same: whatever their ids, points, and the files that their images
 * and sounds lie in, and whatever is said of answers afterwards; letters are composed and white space at the edges does not count.
 */
export function contentMark({ id, points, origin, rubric, ...asked }: Item): string {
  const names = new Map<string, string>()
  nameIds(asked, names)
  return createHash('sha256')
    .update(canonicalJson(renamed(asked, names)))
    .digest('base64')
}

/** Ids within an item, by the order in which they stand there. */
function nameIds(value: unknown, names: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'id' && typeof inner === 'string' && !names.has(inner)) names.set(inner, `#${names.size}`)
    else nameIds(inner, names)
  }
}

function renamed(value: unknown, names: Map<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? tidied(value)
  if (Array.isArray(value)) return value.map((inner) => renamed(inner, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'fileId' && !name.startsWith('feedback'))
      .map(([name, inner]) => [name, renamed(inner, names)]),
  )
}

function tidied(text: string): string {
  return text
    .replaceAll(/\((file|sound):[0-9a-f-]{36}\)/gi, '($1)')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
