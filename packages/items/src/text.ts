import createMarkdown, { type MarkdownIt } from 'markdown-it'
import type { ItemProblem } from './item.ts'
import { mathml } from './mathml.ts'
import { formulas } from './text-formulas.ts'

export type RenderedText = { html: string; problems: ItemProblem[] }

const fileReference = /^(file|sound):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const longestFormula = 2000

/**
 * Renders a text to HTML that is safe to insert: paragraphs, emphasis, lists, tables, quotes and code; images only as
 * `![what is to be seen](file:ID)`, sounds only as `![what is to be heard](sound:ID)`; formulas as MathML. Everything else, HTML and links above all, stays the text it is.
 */
export function renderText(text: string): RenderedText {
  const problems: ItemProblem[] = []
  const html = markdown(problems).render(text)
  return { html, problems }
}

function markdown(problems: ItemProblem[]): MarkdownIt {
  const md = createMarkdown({ html: false, linkify: false, breaks: true, maxNesting: 20 })
  md.disable(['link', 'autolink', 'reference', 'heading', 'lheading', 'html_block', 'html_inline'])
  md.validateLink = (url) => fileReference.test(url)
  md.normalizeLink = (url) => url
  formulas(md)

  md.renderer.rules.image = (tokens, index, options, env, self) => {
    const token = tokens[index]
    const [, kind, id] = fileReference.exec(String(token?.attrGet('src') ?? '')) ?? []
    if (!token || !kind || !id) return ''
    const words = md.utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env).trim())
    if (kind.toLowerCase() === 'sound') return sound(id.toLowerCase(), words)
    if (words === '') problems.push({ code: 'image-without-alt' })
    return `<img src="/api/files/${id.toLowerCase()}" alt="${words}">`
  }
  md.renderer.rules.formula_inline = (tokens, index) => formula(tokens[index]?.content ?? '', false)
  md.renderer.rules.formula_display = (tokens, index) => formula(tokens[index]?.content ?? '', true)
  md.renderer.rules.formula_block = (tokens, index) =>
    `<p>${formula(tokens[index]?.content ?? '', true)}</p>\n`

  function sound(id: string, words: string): string {
    if (words === '') problems.push({ code: 'sound-without-words' })
    // Nobody's connection fetches ten megabytes that may never be heard.
    return `<audio src="/api/sounds/${id}" controls preload="none" aria-label="${words}"></audio>`
  }

  function formula(source: string, displayMode: boolean): string {
    const rendered = source.length > longestFormula ? undefined : mathml(source, displayMode)
    // Within an option's label a formula is read as mere text, and ½mv² would be “12mv2”.
    const name = md.utils.escapeHtml(source.trim())
    if (rendered !== undefined) return rendered.replace('<math ', () => `<math aria-label="${name}" `)
    problems.push({ code: 'unreadable-formula', params: { formula: source.slice(0, 80) } })
    return `<code>${md.utils.escapeHtml(source)}</code>`
  }
  return md
}
