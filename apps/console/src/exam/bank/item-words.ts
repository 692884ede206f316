import type { Item } from '@invigil/items/all.ts'

/** How the names of fields, and the names that some of them hold, are said. */
export interface Words {
  field: (name: string) => string
  value: (value: string, field: string) => string
  yes: string
  no: string
}

/** As they are written in the schemas. */
export const rawWords: Words = { field: (name) => name, value: (value) => value, yes: '✓', no: '✗' }

/** Fields whose text is one of a few names, never an author's own words. */
export const namingFields = [
  ...['kind', 'scoring', 'ask', 'match', 'toleranceIn', 'writing', 'by', 'from', 'is'],
  ...['order', 'layout', 'calculator'],
]

/** Parts that need no name beside them: what is read there says what it is. */
const bare = ['text', 'title', 'name', 'value', 'alt', 'id', 'area', 'criteria', 'levels']

/** Every field of an item with what it says in words; lists line by line. Ids stand where nothing else says which is which. */
export function fieldsOf(item: Item, words: Words): Map<string, string> {
  const { id, origin, ...fields } = withReferences(item)
  return new Map(Object.entries(fields).map(([field, value]) => [field, inWords(value, words, field)]))
}

/** A value of an item or exam as words. */
export function inWords(value: unknown, words: Words = rawWords, field = ''): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return namingFields.includes(field) ? words.value(value, field) : value
  if (Array.isArray(value)) {
    const isFlat = value.every((one) => typeof one === 'number')
    return value.map((one) => inWords(one, words, field)).join(isFlat ? ', ' : '\n')
  }
  if (typeof value !== 'object') return String(value)
  if (field === 'area') return areaInWords(value, words)
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, part]) => partInWords(name, part, words))
    .filter(Boolean)
    .join(' · ')
}

function partInWords(name: string, part: unknown, words: Words): string {
  if (typeof part === 'boolean') return part ? `✓ ${words.field(name)}` : ''
  const said = inWords(part, words, name)
  if (said === '' || bare.includes(name)) return said
  return `${words.field(name)}: ${said.replaceAll('\n', ', ')}`
}

/** Its shape, then its figures in the order of the schema. */
function areaInWords(area: object, words: Words): string {
  return Object.entries(area)
    .map(([name, part]) => inWords(part, words, name).replaceAll('\n', '; '))
    .join(' ')
}

/** The item with texts where its key names other parts by their ids, and with its gaps by their places. */
function withReferences(item: Item): Record<string, unknown> {
  switch (item.kind) {
    case 'matching': {
      const textById = new Map(item.options.map(({ id, text }) => [id, text]))
      return { ...item, rows: item.rows.map(({ text, match }) => `${text} → ${textById.get(match) ?? ''}`) }
    }
    case 'matrix': {
      const textById = new Map(item.columns.map(({ id, text }) => [id, text]))
      const rows = item.rows.map(({ text, right }) => {
        return `${text} → ${right.map((id) => textById.get(id) ?? '').join(', ')}`
      })
      return { ...item, rows }
    }
    case 'cloze':
      return { ...item, gaps: item.gaps.map(({ id, ...gap }) => ({ name: `{{${id}}}`, ...gap })) }
    default:
      return { ...item }
  }
}
