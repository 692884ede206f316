import type { BankItemVersion } from '@invigil/contract/bank.ts'

/** What a version of an item says, without who saved it. */
export type Body = Pick<BankItemVersion, 'item' | 'tags' | 'difficulty'>

/** One field that differs, with what it says in words; lists are told line by line. */
export interface FieldDifference {
  /** The name of the field in the item's schema, e.g. `options`. */
  field: string
  older: string
  newer: string
}

/** What differs between two versions of an item, field by field, in the order of the older one. */
export function compareItems(older: Body, newer: Body): FieldDifference[] {
  const [before, after] = [fieldsOf(older), fieldsOf(newer)]
  const fields = [...new Set([...before.keys(), ...after.keys()])]
  return fields
    .map((field) => ({ field, older: before.get(field) ?? '', newer: after.get(field) ?? '' }))
    .filter((one) => one.older !== one.newer)
}

function fieldsOf({ item, tags, difficulty }: Body): Map<string, string> {
  const { id, origin, ...fields } = item
  const told = { ...fields, tags, difficulty }
  return new Map(Object.entries(told).map(([field, value]) => [field, inWords(value)]))
}

/** A value of an item or exam as words. Ids inside only say which is which; they are left out where there is something to read. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(inWords).join('\n')
  if (typeof value !== 'object') return markOf(value)
  const parts = Object.entries(value).filter(([name]) => name !== 'id')
  return parts
    .map(([name, part]) => (typeof part === 'boolean' ? (part ? `✓ ${name}` : '') : inWords(part)))
    .filter(Boolean)
    .join(' · ')
}

function markOf(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '✓' : '✗') : String(value)
}
