/** Emphasis begins and ends at a word, or Markdown shows its signs. */
export function emphasised(out: string, sign: string): string {
  const inside = out.trim()
  if (inside === '' || (sign !== '`' && inside.includes('\n\n'))) return out
  const written = sign === '`' ? inside.replaceAll('`', "'") : inside
  return `${/^\s/.test(out) ? ' ' : ''}${sign}${written}${sign}${/\s$/.test(out) ? ' ' : ''}`
}

/** Lines that all begin alike, the first one otherwise. */
export function indented(text: string, first: string, others = ' '.repeat(first.length)): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? `${first}${line}` : `${others}${line}`))
    .join('\n')
}

/** Rows of cells between `|` as a table of Markdown, the first one its head. */
export function asTable(rows: string): string {
  const lines = rows.split('\n').filter((line) => line.trim().startsWith('|'))
  const width = lines.reduce((most, line) => Math.max(most, line.split(/(?<!\\)\|/).length - 2), 0)
  const [head, ...body] = lines
  return head ? [head, `|${' --- |'.repeat(width)}`, ...body].join('\n') : rows.trim()
}
