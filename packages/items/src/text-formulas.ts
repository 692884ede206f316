import type { MarkdownIt } from 'markdown-it'

/** A formula is short; looking further for its end would cost a hostile text's length squared. */
const mostLines = 60

/**
 * Teaches Markdown `$…$` within a line and `$$…$$` over lines, as tokens `formula_inline`, `formula_display` and `formula_block`.
 * Money is no formula: after the opening and before the closing sign there is no space, and no digit follows (Pandoc's rule).
 */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'formula_inline', (state, silent) => {
    const found = inlineFormula(state.src, state.pos, state.posMax)
    if (!found) return false
    if (!silent)
      state.push(found.isDisplay ? 'formula_display' : 'formula_inline', 'math', 0).content = found.source
    state.pos = found.end
    return true
  })

  md.block.ruler.before(
    'fence',
    'formula_block',
    (state, startLine, endLine, silent) => {
      const lastLine = Math.min(endLine, startLine + mostLines)
      const lines = state.getLines(startLine, lastLine, state.blkIndent, false).split('\n')
      const found = blockFormula(lines)
      if (!found) return false
      if (silent) return true
      state.push('formula_block', 'math', 0).content = found.source
      state.line = startLine + found.lines
      return true
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  )
}

function inlineFormula(text: string, start: number, end: number) {
  if (text[start] !== '$') return undefined
  const isDisplay = text[start + 1] === '$'
  const sign = isDisplay ? '$$' : '$'
  const from = start + sign.length
  const close = closingSign(text, from, end, sign)
  const source = close === -1 ? '' : text.slice(from, close)
  if (source.trim() === '') return undefined
  const after = close + sign.length
  if (!isDisplay && (source !== source.trim() || /\d/.test(text[after] ?? ''))) return undefined
  return { source, isDisplay, end: after }
}

function closingSign(text: string, from: number, end: number, sign: string): number {
  let close = text.indexOf(sign, from)
  while (close !== -1 && text[close - 1] === '\\') close = text.indexOf(sign, close + 1)
  return close === -1 || close + sign.length > end ? -1 : close
}

/** Starts with a line that begins with `$$` and ends with the first that ends with it; nothing else on those lines. */
function blockFormula(lines: string[]): { source: string; lines: number } | undefined {
  const first = lines[0]?.trim() ?? ''
  if (!first.startsWith('$$')) return undefined
  const last = lines.findIndex((line, index) => line.trim().endsWith('$$') && (index > 0 || first.length > 4))
  if (last === -1) return undefined
  const source = lines
    .slice(0, last + 1)
    .join('\n')
    .trim()
    .slice(2, -2)
  return source.includes('$$') || source.trim() === '' ? undefined : { source, lines: last + 1 }
}
