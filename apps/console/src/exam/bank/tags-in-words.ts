/** The tags of a line that somebody typed, separated by commas, each once. */
export function tagsOf(line: string): string[] {
  const tags = line.split(/[,;\n]/).map((tag) => tag.normalize('NFC').trim().slice(0, 60))
  return [...new Set(tags.filter(Boolean))].slice(0, 20)
}
