import type { BankItemVersion } from '@invigil/contract/bank.ts'
import { fieldsOf, inWords, rawWords, type Words } from './item-words.ts'

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
export function compareItems(older: Body, newer: Body, words: Words = rawWords): FieldDifference[] {
  return differences(bodyInWords(older, words), bodyInWords(newer, words))
}

/** The fields that say something else, in the order of the older ones; what only one has is nothing in the other. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FieldDifference[] {
  const fields = [...new Set([...before.keys(), ...after.keys()])]
  return fields
    .map((field) => ({ field, older: before.get(field) ?? '', newer: after.get(field) ?? '' }))
    .filter((one) => one.older !== one.newer)
}

function bodyInWords({ item, tags, difficulty }: Body, words: Words): Map<string, string> {
  return new Map([
    ...fieldsOf(item, words),
    ['tags', inWords(tags, words)],
    ['difficulty', inWords(difficulty, words)],
  ])
}
