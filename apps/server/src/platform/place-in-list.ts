import { z } from 'zod'
import { Refusal } from './refusal.ts'
import { findUnstorable } from './storable.ts'

/** Where a page of a list ended, as a word for whoever asks for the next one: what the list is ordered by, of its last row. */
export function placeInList(of: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(of)).toString('base64url')
}

/** What such a word says, or undefined without one. Throws `place-unknown` for what is no place of such a list. */
export function readPlace<Place>(schema: z.ZodType<Place>, word: string | undefined): Place | undefined {
  if (word === undefined) return undefined
  const place = schema.safeParse(parsed(word))
  if (!place.success || findUnstorable(place.data) !== undefined)
    throw new Refusal('place-unknown', 'a list was asked for after no place of it')
  return place.data
}

/** A page of so many rows, of which one more was read: `next` is the place where it ends, null when nothing follows. */
export function asPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => readonly (string | number | boolean)[],
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? placeInList(placeOf(last)) : null }
}

/** Milliseconds since 1970 that a timestamp can be. */
export const Milliseconds = z.number().int().min(0).max(8_640_000_000_000)

function parsed(word: string): unknown {
  try {
    return JSON.parse(Buffer.from(word, 'base64url').toString())
  } catch {
    return undefined
  }
}
