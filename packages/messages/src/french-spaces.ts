/** As many texts as one likes, in rooms within rooms. */
interface Texts {
  readonly [key: string]: string | Texts
}

/**
 * Binds French punctuation to its word by a space at which no line breaks, as it is set in print; texts are written with
 * plain ones. What stands in braces (`, ::percent`) stays as it is.
 */
export function withFrenchSpaces<French extends object>(texts: French): French {
  return bound(texts as unknown as Texts) as unknown as French
}

function bound(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? boundIn(text) : bound(text)]),
  )
}

function boundIn(text: string): string {
  return text.replace(/ (?=[;?!»%]|:(?!:))/g, '\u00a0').replace(/« /g, '«\u00a0')
}
