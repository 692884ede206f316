const closers: Record<string, string> = { '\\(': '\\)', '\\[': '\\]', $$: '$$' }

/**
 * Cuts words where TeX stands between `\(…\)`, `\[…\]` or `$$…$$`: every second piece is a formula with its signs. A sign that
 * nothing closes stays a word, and is looked for only once, so that a long line of them costs no more than its length.
 */
export function splitFormulas(words: string): string[] {
  const pieces: string[] = []
  const unclosed = new Set<string>()
  const openers = /\\\(|\\\[|\$\$/g
  let from = 0
  for (let found = openers.exec(words); found; found = openers.exec(words)) {
    const [opener] = found
    const closer = closers[opener] ?? opener
    const end = unclosed.has(opener) ? -1 : words.indexOf(closer, found.index + opener.length + 1)
    if (end === -1) {
      unclosed.add(opener)
      continue
    }
    pieces.push(words.slice(from, found.index), words.slice(found.index, end + closer.length))
    from = end + closer.length
    openers.lastIndex = from
  }
  return [...pieces, words.slice(from)]
}
