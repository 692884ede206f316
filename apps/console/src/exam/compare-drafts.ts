import type { Item } from '@invigil/items/all.ts'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import { differences, type FieldDifference } from './bank/compare-items.ts'
import { fieldsOf, inWords, rawWords, type Words } from './bank/item-words.ts'
import { settingsInWords } from './compare-settings.ts'
import type { Draft } from './draft.ts'
import { poolsInWords } from './pool-differences.ts'
import { unmovedIds } from './unmoved-ids.ts'

/** Where a part stands: numbers from 1; `number` counts the items of the exam through, or the draws of the section. */
export interface Place {
  section: number
  number: number
}

/** One part that differs between two contents of an exam, with everything that does. */
export interface Difference {
  what: 'exam' | 'rules' | 'section' | 'item' | 'draw'
  id: string
  is: 'added' | 'left-out' | 'moved' | 'changed'
  /** What there is to read of it: its own words. */
  words: string
  /** Absent where it is not there, and for what has no place. */
  older: Place | undefined
  newer: Place | undefined
  /** What it says otherwise; empty where it only moved. */
  fields: FieldDifference[]
}

/**
 * What differs between two contents of an exam: first the exam and its rules, then its parts in the newer order; what was
 * left out stands behind what it followed. An item moved when it is in another section or no longer in the order of those
 * that stayed; a part that moved and changed is told once, as moved, with its fields.
 */
export function compareDrafts(older: Draft, newer: Draft, words: Words = rawWords): Difference[] {
  const [before, after] = [partsOf(older, words), partsOf(newer, words)]
  const unmoved = unmovedIds(older.content.sections, newer.content.sections)
  const pools = poolsInWords(older.content, newer.content)
  const settings = settingsInWords(older, words)
  const settingsAfter = settingsInWords(newer, words)
  const heads = (['exam', 'rules'] as const).flatMap((what): Difference[] => {
    const fields = differences(settings[what], settingsAfter[what])
    if (fields.length === 0) return []
    return [{ what, id: what, is: 'changed', words: '', older: undefined, newer: undefined, fields }]
  })
  const parts = inBothOrders([...before.keys()], [...after.keys()]).flatMap((id): Difference[] => {
    const [one, other] = [before.get(id), after.get(id)]
    const fields = [
      ...differences(one?.fields ?? new Map(), other?.fields ?? new Map()),
      ...(pools.get(id) ?? []),
    ]
    const is = !one ? 'added' : !other ? 'left-out' : unmoved.has(id) ? 'changed' : 'moved'
    const part = other ?? one
    if (!part || (is === 'changed' && fields.length === 0)) return []
    return [{ what: part.what, id, is, words: part.words, older: one?.place, newer: other?.place, fields }]
  })
  return [...heads, ...parts]
}

interface Part {
  what: 'section' | 'item' | 'draw'
  words: string
  place: Place
  fields: Map<string, string>
}

/** Every section, item and draw by its id, in the order in which they stand. */
function partsOf({ content }: Draft, words: Words): Map<string, Part> {
  const counted = { items: 0 }
  return new Map(
    content.sections.flatMap(({ items, draws = [], ...own }, at): [string, Part][] => [
      [own.id, sectionPart(own, at + 1, words)],
      ...items.map((item): [string, Part] => {
        counted.items += 1
        return [item.id, itemPart(item, { section: at + 1, number: counted.items }, words)]
      }),
      ...draws.map((draw, place): [string, Part] => [
        draw.id,
        drawPart(draw, { section: at + 1, number: place + 1 }, words),
      ]),
    ]),
  )
}

function sectionPart(own: Omit<Section, 'items' | 'draws'>, number: number, words: Words): Part {
  const { id, ...fields } = own
  return {
    what: 'section',
    words: own.title,
    place: { section: number, number },
    fields: allInWords(fields, words),
  }
}

function itemPart(item: Item, place: Place, words: Words): Part {
  return { what: 'item', words: item.text, place, fields: fieldsOf(item, words) }
}

function drawPart(draw: Draw, place: Place, words: Words): Part {
  const { id, pool, ...fields } = draw
  return { what: 'draw', words: '', place, fields: allInWords(fields, words) }
}

function allInWords(fields: object, words: Words): Map<string, string> {
  return new Map(Object.entries(fields).map(([field, value]) => [field, inWords(value, words, field)]))
}

/** The newer order; what only the older one has stands behind what it followed there. */
function inBothOrders(older: readonly string[], newer: readonly string[]): string[] {
  const order = [...newer]
  const known = new Set(newer)
  for (const [at, id] of older.entries()) {
    if (known.has(id)) continue
    const before = older[at - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}
