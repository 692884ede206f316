import { asItem, type MadeItem } from './as-item.ts'
import { makeText } from './item-text.ts'
import type { FormatName, Found, KeptItem, Reading, ReadSection } from './reading.ts'
import { UnreadableFile } from './reading.ts'

const mostItems = 10_000

/** Makes our items of what a reader found, and tells together what it told and what the making told. */
export function readingOf(format: FormatName, encoding: string | null, found: Found): Reading {
  if (found.items.length > mostItems) throw new UnreadableFile('too-many-items', `more than ${mostItems}`)
  const made = found.items.map(asItem)
  const items = made.flatMap((one) => (one.is === 'item' ? [one] : []))
  const leftOut = made.flatMap((one) => (one.is === 'left-out' ? [one] : []))
  const files = items.flatMap((one) => one.files)
  return {
    format,
    encoding,
    items: items.map(({ read }) => read),
    files: [...new Map(files.map((file) => [file.id, file])).values()],
    warnings: [...found.warnings, ...items.flatMap(({ warnings }) => warnings)],
    fileWarnings: found.warnings,
    leftOut: [...found.leftOut, ...leftOut.map(({ why }) => why)],
    kept: keptOnce(leftOut.flatMap(({ kept }) => kept ?? [])),
    sections: sectionsOf(found, made),
  }
}

/** An item that asks several things may be left out several times, and is kept once. */
function keptOnce(kept: KeptItem[]): KeptItem[] {
  return [...new Map(kept.map((one) => [JSON.stringify([one.place.file, one.place.line]), one])).values()]
}

/** The sections with places of our items: what was left out is in none. */
function sectionsOf({ sections = [] }: Found, made: MadeItem[]): ReadSection[] {
  const places = new Map<number, number>()
  for (const [at, one] of made.entries()) if (one.is === 'item') places.set(at, places.size)
  return sections.map((section) => ({
    ...section,
    instructions: makeText(section.instructions).text,
    items: section.items.flatMap((at) => places.get(at) ?? []),
  }))
}
