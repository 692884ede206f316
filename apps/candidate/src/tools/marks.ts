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
  let formulas = 0
  return piecesOf(html)
    .map((piece) => {
      if (piece.startsWith('<')) {
        if (/^<math[\s>]/.test(piece)) formulas += 1
        if (piece === '</math>') formulas -= 1
        return piece
      }
      const from = at
      at += textOf(piece).length
      return formulas > 0 || piece.trim() === '' ? piece : markedText(piece, from, stretches)
    })
    .join('')
}

/** The text of our own rendered HTML, as a browser would give it. */
export function textOf(html: string): string {
  return piecesOf(html)
    .filter((piece) => !piece.startsWith('<'))
    .map((piece) => piece.replaceAll(/&(?:amp|lt|gt|quot|#39|#x27);/g, (name) => entities[name] ?? name))
    .join('')
}

/** The sentences of a text, each with its place; for who marks without a pointer. */
export function sentencesOf(text: string, locale: string): (Stretch & { text: string })[] {
  return [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)].flatMap(
    ({ segment, index }) => linesOf(segment, index),
  )
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}

function piecesOf(html: string): string[] {
  return html.match(/<[^>]*>|[^<]+/g) ?? []
}

/** A character, or an entity that stands for one. */
function markedText(piece: string, from: number, stretches: readonly Stretch[]): string {
  const units = piece.match(/&(?:amp|lt|gt|quot|#39|#x27);|./gs) ?? []
  const isIn = (index: number) => stretches.some((one) => one.from <= from + index && one.to > from + index)
  return units
    .map((unit, index) => {
      const begins = isIn(index) && (index === 0 || !isIn(index - 1))
      const ends = isIn(index) && (index === units.length - 1 || !isIn(index + 1))
      return `${begins ? '<mark>' : ''}${unit}${ends ? '</mark>' : ''}`
    })
    .join('')
}

function linesOf(segment: string, index: number): (Stretch & { text: string })[] {
  return [...segment.matchAll(/[^\n]+/g)].flatMap((line) => {
    const text = line[0].trim()
    const from = index + line.index + line[0].indexOf(text)
    return text === '' ? [] : [{ from, to: from + text.length, text }]
  })
}
