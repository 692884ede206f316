/** The beginning of a text on one line, with what an image shows in place of its address. */
export function firstWords(text: string): string {
  return text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
}
