import type { Item } from '@invigil/items/all.ts'
import { htmlOf } from './html-of.ts'
import { figureOf, type LossCode, spreadOf, writableForms } from './writing.ts'

type Cloze = Extract<Item, { kind: 'cloze' }>
type Gap = Cloze['gaps'][number]

/** The HTML of a text with gaps as Moodle writes them, `{2:SHORTANSWER:=ice~%50%steam}`; undefined where a gap has no such form. */
export function clozeText({ gaps }: Cloze, html: string, losses: LossCode[]): string | undefined {
  const written = gaps.map((gap) => ({ id: gap.id, text: gapText(gap, losses) }))
  if (written.some(({ text }) => text === undefined)) return undefined
  return written.reduce((text, gap) => text.replaceAll(`{{${gap.id}}}`, () => gap.text ?? ''), html)
}

function gapText(gap: Gap, losses: LossCode[]): string | undefined {
  const weight = Math.max(1, Math.round(gap.weight))
  if (weight !== gap.weight) losses.push('scoring')
  const answers = answersOf(gap, losses)
  if (answers.length === 0) return undefined
  const types = {
    text: 'ignoresCase' in gap && !gap.ignoresCase ? 'SHORTANSWER_C' : 'SHORTANSWER',
    number: 'NUMERICAL',
    choice: 'keepsOrder' in gap && gap.keepsOrder ? 'MULTICHOICE' : 'MULTICHOICE_S',
  }
  const told = answers.map(({ text, percent, feedback = '' }) => {
    const said = feedback === '' ? '' : `#${escaped(inline(feedback, losses))}`
    const share = percent === 100 ? '=' : percent === 0 ? '' : `%${figureOf(percent)}%`
    return `${share}${text}${said}`
  })
  return `{${weight}:${types[gap.ask]}:${told.join('~')}}`
}

type Answer = { text: string; percent: number; feedback?: string | undefined }

function answersOf(gap: Gap, losses: LossCode[]): Answer[] {
  switch (gap.ask) {
    case 'number':
      return gap.accepted.map(({ percent, feedback, ...one }) => ({
        ...{ text: `${one.value}:${spreadOf(one)}`, percent, feedback },
      }))
    case 'choice':
      return gap.options.map(({ text, ...option }) => ({ ...option, text: escaped(inline(text, losses)) }))
    case 'text': {
      const writable = writableForms(gap, ['text', 'wildcards'], losses)
      return writable.map(({ text, percent, match, feedback }) => {
        const words = match === 'wildcards' ? text : text.replaceAll('*', '\\*')
        return { text: escaped(words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')), percent, feedback }
      })
    }
  }
}

function inline(text: string, losses: LossCode[]): string {
  const { html, losesImages, losesSounds } = htmlOf(text, () => undefined)
  if (losesImages) losses.push('images')
  if (losesSounds) losses.push('sounds')
  return html.replace(/^<p>([\s\S]*)<\/p>$/, '$1')
}

/** A stroke before a sign that Moodle escapes with one is written by its number. */
function escaped(text: string): string {
  return text
    .replaceAll(/\\(?=[}#~/"\\]|$)/g, '&#92;')
    .replaceAll(/[}#~/"]/g, '\\$&')
    .replaceAll('\n', ' ')
}
