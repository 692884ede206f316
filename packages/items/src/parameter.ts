import { z } from 'zod'

const Figure = z.string().max(60)

/** What a parameter is called in texts, as `[[a]]`, and in formulas. */
export const ParameterName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,19}$/)

/**
 * What differs from candidate to candidate in an item. `range`: a number from `least` to `most` in steps. `list`: one of
 * these words or numbers. `formula`: computed of those before it, rounded to `places` where they are given.
 */
export const Parameter = z.discriminatedUnion('from', [
  z.object({ from: z.literal('range'), name: ParameterName, least: Figure, most: Figure, step: Figure }),
  z.object({
    from: z.literal('list'),
    name: ParameterName,
    values: z.array(z.string().max(200)).max(200),
  }),
  z.object({
    from: z.literal('formula'),
    name: ParameterName,
    formula: z.string().max(200),
    places: z.number().int().min(0).max(10).nullable(),
  }),
])
export type Parameter = z.infer<typeof Parameter>

/** The item of a bank that an item was taken from, and which version of it; it has gone its own way since. */
export const Origin = z.object({ bankItemId: z.uuid(), version: z.number().int().min(1) })
export type Origin = z.infer<typeof Origin>
