import { textsOf, withoutKey } from './all.ts'
import { allItems, sectionsFor } from './draw.ts'
import type { ExamContent, Section } from './exam-content.ts'
import type { Show } from './item.ts'
import type { Paper, PaperSection } from './paper.ts'
import { shuffled } from './shuffle.ts'
import { renderText } from './text.ts'

/** Makes one candidate's paper. The same content and seed (the attempt's id, say) give the same paper for ever. */
export function paperFor(content: ExamContent, seed: string): Paper {
  return paperMaker(content)(seed)
}

/**
 * Renders each text once and answers what makes the papers, for a whole room that starts at the same second. Texts with
 * values of one candidate's own are rendered for that one.
 */
export function paperMaker(content: ExamContent): (seed: string) => Paper {
  const htmlByText = new Map<string, string>()
  const common = new Set([
    ...content.sections.map(({ instructions = '' }) => instructions),
    ...allItems(content).flatMap((item) => [item.text, ...textsOf(item)]),
  ])
  const html = (text: string) => {
    const rendered = htmlByText.get(text) ?? renderText(text).html
    if (common.has(text)) htmlByText.set(text, rendered)
    return rendered
  }

  return (seed) => ({
    ...(content.tools && { tools: content.tools }),
    sections: sectionsFor(content, seed).map((section) => {
      const { id, title, instructions, shuffleItems, items } = section
      const ordered = shuffleItems ? shuffled(items, `${seed}/${id}`) : items
      return {
        id,
        title,
        instructionsHtml: instructions ? html(instructions) : '',
        items: ordered.map((item) =>
          withoutKey(item, showFor(html, content.shuffleOptions, `${seed}/${item.id}`)),
        ),
        ...waysOf(section),
      }
    }),
  })
}

/** How a section is gone through; what its author did not say stays unsaid, so that older papers are what they were. */
function waysOf({ minutes, order, layout }: Section): Pick<PaperSection, 'minutes' | 'order' | 'layout'> {
  return { ...(minutes && { minutes }), ...(order && { order }), ...(layout && { layout }) }
}

function showFor(html: Show['html'], shuffles: boolean, seed: string): Show {
  const mix: Show['mix'] = (entries, name) => shuffled(entries, name === undefined ? seed : `${seed}/${name}`)
  return { html, mix, order: (entries, name) => (shuffles ? mix(entries, name) : [...entries]) }
}
