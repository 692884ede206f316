/** A stretch of a text, in UTF-16 units: from the first to before the last. */
export interface Stretch {
  from: number
  to: number
}

/**
 * Marks a stretch, or takes its marks away where all of it is marked. The stretches come back in order, none touching another.
 */
export function toggled(stretches: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  if (to <= from) return [...stretches]
  const isMarked = stretches.some((one) => one.from <= from && one.to >= to)
  if (isMarked) {
    return stretches.flatMap((one) =>
      [
        { from: one.from, to: Math.min(one.to, from) },
        { from: Math.max(one.from, to), to: one.to },
      ].filter((rest) => rest.to > rest.from),
    )
  }
  const touching = stretches.filter((one) => one.from <= to && one.to >= from)
  const joined = {
    from: Math.min(from, ...touching.map((one) => one.from)),
    to: Math.max(to, ...touching.map((one) => one.to)),
  }
  return [...stretches.filter((one) => !touching.includes(one)), joined].sort(
    (one, other) => one.from - other.from,
  )
}

/**
 * Our own rendered HTML (items/text.ts: every `<`, `>` and `&` of a text is escaped, attributes too) with `<mark>` around these
 * stretches of its text. Formulas, and the white space between blocks and table cells, take no marks.
 */
export function marked(html: string, stretches: readonly Stretch[]): string {
  let at = 0
  return piecesOf(html)
    .map((piece) => {
      const from = at
      at += textOf(piece).length
      return piece.startsWith('<') || piece.trim() === '' ? piece : markedText(piece, from, stretches)
    })
    .join('')
}

/** The text of our own rendered HTML, as a browser would give it: of a formula its signs, then its source. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39|#x27);/g, (name) => entities[name] ?? name)
}

/**
 * The sentences of our own rendered HTML, each with its place in `textOf` and its words, as HTML: formulas whole and as they
 * are drawn, of all else the text. For who marks without a pointer.
 */
export function sentencesOf(html: string, locale: string): (Stretch & { html: string })[] {
  const units = unitsOf(html)
  const text = units.map((unit) => unit.read).join('')
  return [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)]
    .flatMap(({ segment, index }) => linesOf(segment, index))
    .map(({ from, to }) => ({
      ...{ from, to },
      html: units
        .filter((unit) => unit.from < to && unit.from + unit.read.length > from)
        .map((unit) => unit.html)
        .join(''),
    }))
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}

/** Tags, formulas from their beginning to their end, and what stands between. */
function piecesOf(html: string): string[] {
  return html.match(/<math[\s>].*?<\/math>|<[^>]*>|[^<]+/gs) ?? []
}

/** Each character, an entity that stands for one, a formula; `read` is what looking for sentences sees of it, as long as its text. */
function unitsOf(html: string): { html: string; read: string; from: number }[] {
  let at = 0
  return piecesOf(html)
    .flatMap((piece) => {
      if (piece.startsWith('<math')) return [{ html: piece, read: asOneWord(textOf(piece)) }]
      return piece.startsWith('<') ? [] : charactersOf(piece).map((one) => ({ html: one, read: textOf(one) }))
    })
    .map((unit) => {
      at += unit.read.length
      return { ...unit, from: at - unit.read.length }
    })
}

/** A formula is one word, that may end a sentence: no point within it does. */
function asOneWord(formula: string): string {
  return formula.trimEnd().slice(0, -1).replaceAll(/./gs, 'x') + formula.slice(formula.trimEnd().length - 1)
}

function charactersOf(piece: string): string[] {
  return piece.match(/&(?:amp|lt|gt|quot|#39|#x27);|./gs) ?? []
}

function markedText(piece: string, from: number, stretches: readonly Stretch[]): string {
  const units = charactersOf(piece)
  const isIn = (index: number) => stretches.some((one) => one.from <= from + index && one.to > from + index)
  return units
    .map((unit, index) => {
      const begins = isIn(index) && (index === 0 || !isIn(index - 1))
      const ends = isIn(index) && (index === units.length - 1 || !isIn(index + 1))
      return `${begins ? '<mark>' : ''}${unit}${ends ? '</mark>' : ''}`
    })
    .join('')
}

function linesOf(segment: string, index: number): Stretch[] {
  return [...segment.matchAll(/[^\n]+/g)].flatMap((line) => {
    const text = line[0].trim()
    const from = index + line.index + line[0].indexOf(text)
    return text === '' ? [] : [{ from, to: from + text.length }]
  })
}
