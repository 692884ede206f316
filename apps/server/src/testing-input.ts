import fc from 'fast-check'
import { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/**
 * Makes a small input that fits a route's schema: what is required, one of every list, the first of every choice. `known` gives the
 * values of fields by name, e.g. `{ examId: '…' }`, wherever in the input they stand.
 */
export function anInput(
  schema: unknown,
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  if (!(schema instanceof z.ZodType)) return undefined
  const made = aValue(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), known)
  return typeof made === 'object' && made !== null ? { ...made } : {}
}

/** The names of the fields at the top of a route's input. */
export function fieldsOf(schema: unknown): string[] {
  if (!(schema instanceof z.ZodType)) return []
  return Object.keys(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {})
}

/** The same input with another value in one place, anywhere in it; `at` chooses the place among all there are. */
export function withOneOther(input: unknown, at: number, other: unknown): unknown {
  const places = placesIn(input)
  const [place] = places.slice(at % Math.max(places.length, 1))
  return place ? replaced(input, place, other) : other
}

/** The ways to all values inside, as names of fields and numbers of items. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    [name],
    ...placesIn(inner).map((below) => [name, ...below]),
  ])
}

function replaced(value: unknown, [name, ...below]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other
  const inner = replaced(Reflect.get(Object(value), name), below, other)
  if (Array.isArray(value)) return value.with(Number(name), inner)
  return { ...Object(value), [name]: inner }
}

function aValue(schema: Json | boolean, known: Readonly<Record<string, unknown>>): unknown {
  if (typeof schema === 'boolean' || schema.$ref) return null
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return aValue(choice, known)
  switch (schema.type) {
    case 'object':
      return anObject(schema, known)
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => aValue(itemOf(schema), known))
    case 'string':
      return aString(schema)
    case 'integer':
    case 'number':
      return schema.minimum ?? Number(schema.exclusiveMinimum ?? 0) + 1
    case 'boolean':
      return false
    default:
      return null
  }
}

/** What is known is given even where it is optional: a filter must not find another organisation's objects either. */
function anObject(schema: Json, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { properties = {}, required = [] } = schema
  const names = Object.keys(properties).filter((name) => required.includes(name) || name in known)
  return Object.fromEntries(
    names.map((name) => [name, name in known ? known[name] : aValue(properties[name] ?? true, known)]),
  )
}

function itemOf(schema: Json): Json | boolean {
  const { items } = schema
  return Array.isArray(items) ? (items[0] ?? true) : (items ?? true)
}

/** Formats before patterns: the patterns of formats are too wide for a useful example. */
function aString(schema: Json): string {
  if (schema.format === 'uuid') return '0198c2de-0000-7000-8000-0000000000ff'
  if (schema.format === 'email') return 'someone@example.org'
  if (schema.format === 'date-time') return '2040-03-05T10:00:00.000Z'
  // Finding an example of its pattern takes a third of a second.
  if (schema.format === 'base64') return 'd29yZA=='
  if (schema.pattern)
    return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { numRuns: 1, seed: 7 })[0] ?? ''
  return 'word'.repeat(1 + Math.ceil((schema.minLength ?? 0) / 4)).slice(0, schema.maxLength ?? undefined)
}
