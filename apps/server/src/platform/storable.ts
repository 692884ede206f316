/**
 * Finds the first place in an input that no table can hold, as `people.0.name`: PostgreSQL's text has no U+0000, and its JSON
 * no half of a surrogate pair. Undefined when all can be stored; the empty string when it is the input itself.
 */
export function findUnstorable(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, inner] of Object.entries(value)) {
    if (!isStorable(name)) return path
    const found = findUnstorable(inner, path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
