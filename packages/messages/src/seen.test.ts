import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { en } from './detectors/en.ts'
import { fr } from './detectors/fr.ts'
import { vi } from './detectors/vi.ts'
import { figuresOfNothing } from './seen.ts'

test.for(Object.entries({ en, fr, vi }))(
  'a signal that lacks a figure can be told all the same in %s',
  ([, words]) => {
    const named = Object.values(words).flatMap(({ toProctor }) => figuresIn(parse(toProctor)))
    const missing = named.filter((name) => !Object.hasOwn(figuresOfNothing, name))
    expect([...new Set(missing)]).toEqual([])
  },
)

/** The names of the figures in a message, those within plurals and choices among them. */
function figuresIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return figuresIn(element.children)
    const inside =
      element.type === TYPE.select || element.type === TYPE.plural ? Object.values(element.options) : []
    return [element.value, ...inside.flatMap(({ value }) => figuresIn(value))]
  })
}
