import { Item } from '@invigil/items/all.ts'
import { Draw, Section, Tools } from '@invigil/items/exam-content.ts'
import { en } from '@invigil/messages/comparing/en.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { namingFields } from './bank/item-words.ts'

interface Described {
  properties?: Record<string, Described>
  enum?: string[]
  const?: string
  [part: string]: unknown
}

/** Every field within a schema with the names it may hold, at any depth. */
function fieldsIn(described: unknown): { name: string; values: string[] }[] {
  if (typeof described !== 'object' || described === null) return []
  const { properties = {} } = described as Described
  const own = Object.entries(properties).map(([name, { enum: all, const: one }]) => ({
    name,
    values: [...(all ?? []), ...(one ? [one] : [])],
  }))
  return [...own, ...Object.values(described).flatMap(fieldsIn)]
}

const fields = [Item, Section, Draw, Tools].flatMap((schema) =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input' })),
)
/** Told by their places or not at all. */
const unsaid = [
  'id',
  'origin',
  'bankItemId',
  'version',
  'items',
  'draws',
  'name',
  'value',
  'alt',
  'is',
  'x',
  'y',
]
const figures = ['radius', 'across', 'down']

test('every field of items, sections, draws and tools has a name in words', () => {
  const named = [...Object.keys(en.fields), ...unsaid, ...figures]
  expect(fields.length).toBeGreaterThan(100)
  expect([...new Set(fields.map(({ name }) => name))].filter((name) => !named.includes(name))).toEqual([])
})

test('everything that a field holds by its name is said in words; code is called as it is', () => {
  const values = fields.filter(({ name }) => namingFields.includes(name) && name !== 'kind')
  const said = Object.keys(en.values)
  expect(
    [...new Set(values.flatMap((field) => field.values))].filter((value) => !said.includes(value)),
  ).toEqual([])
  const unread = fields.filter(({ name, values: held }) => held.length > 0 && !namingFields.includes(name))
  expect([...new Set(unread.map(({ name }) => name))]).toEqual(['language'])
})
