import { mathml } from './mathml.ts'
import type { Block, Mark, RichText, Run } from './rich-text.ts'

/** Formatted text as HTML that is safe to insert: only the tags named here are written, and every word is escaped. */
export function richHtml(text: RichText): string {
  return text.map(blockHtml).join('')
}

/** An author's own headings are h1 to h3; within a page they stand below its own. */
const headingOf = { 1: 'h3', 2: 'h4', 3: 'h5' } as const

function blockHtml(block: Block): string {
  if ('p' in block) return `<p>${runsHtml(block.p)}</p>`
  if ('h' in block) return `<${headingOf[block.level]}>${runsHtml(block.h)}</${headingOf[block.level]}>`
  const [tag, entries] = 'ul' in block ? ['ul', block.ul] : ['ol', block.ol]
  return `<${tag}>${entries.map((entry) => `<li>${richHtml(entry)}</li>`).join('')}</${tag}>`
}

function runsHtml(runs: Run[]): string {
  return runs.map(runHtml).join('')
}

const tagOf: Record<Mark, string> = { b: 'strong', i: 'em', u: 'u', sup: 'sup', sub: 'sub' }

function runHtml(run: Run): string {
  if (typeof run === 'string') return escaped(run)
  if ('math' in run) return formulaHtml(run.math)
  return run.as.reduce((inner, mark) => `<${tagOf[mark]}>${inner}</${tagOf[mark]}>`, escaped(run.t))
}

/** A formula as MathML, or as the source that could not be read. */
export function formulaHtml(source: string): string {
  const rendered = mathml(source, false)
  const name = escaped(source.trim())
  return rendered?.replace('<math ', () => `<math aria-label="${name}" `) ?? `<code>${escaped(source)}</code>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}
