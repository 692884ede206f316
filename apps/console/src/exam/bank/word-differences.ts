/** A stretch of words that both texts have, or that only the older or only the newer one has. */
export interface Stretch {
  is: 'same' | 'gone' | 'new'
  text: string
}

const mostWords = 2_000

/**
 * What differs between two texts, word by word: the fewest words go and come (longest common subsequence). Very long texts
 * are told apart as wholes.
 */
export function wordDifferences(older: string, newer: string): Stretch[] {
  const [before, after] = [wordsOf(older), wordsOf(newer)]
  if (before.length > mostWords || after.length > mostWords) return joined(wholes(older, newer))
  return joined(told(before, after))
}

/**
 * What differs between two lists, an entry a line: entries that are in both stay, and of the others each is compared with the
 * one in its place, word by word, so that no word of one entry is taken for that of another.
 */
export function listDifferences(older: string, newer: string): Stretch[] {
  const [before, after] = [older, newer].map((text) => (text === '' ? [] : text.split('\n')))
  if (!before || !after || before.length > mostWords || after.length > mostWords) return wholes(older, newer)
  const entries: Stretch[][] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++)
      entries.push(wordDifferences(gone[at] ?? '', come[at] ?? ''))
    gone = []
    come = []
  }
  for (const { is, text } of told(before, after)) {
    if (is === 'gone') gone.push(text)
    else if (is === 'new') come.push(text)
    else {
      settle()
      entries.push([{ is, text }])
    }
  }
  settle()
  return joined(entries.flatMap((entry, at) => (at === 0 ? entry : [{ is: 'same', text: '\n' }, ...entry])))
}

/** Two rows of words as one. */
function told(before: readonly string[], after: readonly string[]): Stretch[] {
  const lengths = commonLengths(before, after)
  const found: Stretch[] = []
  let [at, to] = [0, 0]
  while (at < before.length || to < after.length) {
    const [gone, come] = [before[at], after[to]]
    if (gone !== undefined && come !== undefined && isSameWord(gone, come)) {
      found.push(...sameWord(gone, come))
      at += 1
      to += 1
    } else if (gone !== undefined && lengthAt(lengths, at + 1, to) >= lengthAt(lengths, at, to + 1)) {
      found.push({ is: 'gone', text: gone })
      at += 1
    } else {
      found.push({ is: 'new', text: come ?? '' })
      to += 1
    }
  }
  return found
}

/** A word that is in both, with the white space behind it where that differs. */
function sameWord(gone: string, come: string): Stretch[] {
  if (gone === come) return [{ is: 'same', text: come }]
  const word = come.trimEnd()
  const stretches: Stretch[] = [
    { is: 'same', text: word },
    { is: 'gone', text: gone.slice(word.length) },
    { is: 'new', text: come.slice(word.length) },
  ]
  return stretches.filter(({ text }) => text !== '')
}

function isSameWord(one: string, other: string): boolean {
  return one === other || (one.trimEnd() !== '' && one.trimEnd() === other.trimEnd())
}

/** Words with the white space behind them, so that joining them gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let at = before.length - 1; at >= 0; at--) {
    for (let to = after.length - 1; to >= 0; to--) {
      const isSame = isSameWord(before[at] ?? '', after[to] ?? '')
      const length = isSame
        ? lengthAt(rows, at + 1, to + 1) + 1
        : Math.max(lengthAt(rows, at + 1, to), lengthAt(rows, at, to + 1))
      rows[at]?.set([length], to)
    }
  }
  return rows
}

function lengthAt(rows: Uint16Array[], at: number, to: number): number {
  return rows[at]?.[to] ?? 0
}

function wholes(older: string, newer: string): Stretch[] {
  if (older === newer) return [{ is: 'same', text: older }]
  return [
    { is: 'gone', text: older },
    { is: 'new', text: newer },
  ]
}

function joined(stretches: Stretch[]): Stretch[] {
  const done: Stretch[] = []
  for (const { is, text } of stretches) {
    const last = done.at(-1)
    if (last?.is === is) last.text += text
    else done.push({ is, text })
  }
  return done
}
