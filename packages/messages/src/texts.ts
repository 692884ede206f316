import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

interface Texts {
  readonly [key: string]: string | Texts
}

/** All texts of a tree of messages by their full key, e.g. `states.severity.low`. */
export function textsByKey(texts: Texts, above = ''): Map<string, string> {
  const found = Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value] as const] : [...textsByKey(value, `${above}${key}.`)],
  )
  return new Map(found)
}

/** The parameters and tags of an ICU message, sorted, each once. Throws what the parser throws on a broken message. */
export function parametersOf(text: string): string[] {
  return [...new Set(parse(text).flatMap(namesIn))].toSorted()
}

function namesIn(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return []
    case TYPE.tag:
      return [`<${element.value}>`, ...element.children.flatMap(namesIn)]
    case TYPE.select:
    case TYPE.plural:
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(namesIn))]
    default:
      return [element.value]
  }
}
