import { withoutKey } from './all.ts'
import type { ExamContent } from './exam-content.ts'
import type { Show } from './item.ts'
import type { Paper } from './paper.ts'
import { shuffled } from './shuffle.ts'
import { renderText } from './text.ts'

/** Makes one candidate's paper. The same content and seed (the attempt's id, say) give the same paper for ever. */
export function paperFor(content: ExamContent, seed: string): Paper {
  return paperMaker(content)(seed)
}

/** Renders each text once and answers what makes the papers, for a whole room that starts at the same second. */
export function paperMaker(content: ExamContent): (seed: string) => Paper {
  const htmlByText = new Map<string, string>()
  const html = (text: string) => {
    const rendered = htmlByText.get(text) ?? renderText(text).html
    htmlByText.set(text, rendered)
    return rendered
  }

  return (seed) => ({
    sections: content.sections.map(({ id, title, instructions, shuffleItems, items }) => {
      const ordered = shuffleItems ? shuffled(items, `${seed}/${id}`) : items
      return {
        id,
        title,
        instructionsHtml: instructions ? html(instructions) : '',
        items: ordered.map((item) =>
          withoutKey(item, showFor(html, content.shuffleOptions, `${seed}/${item.id}`)),
        ),
      }
    }),
  })
}

function showFor(html: Show['html'], shuffles: boolean, seed: string): Show {
  const mix: Show['mix'] = (entries) => shuffled(entries, seed)
  return { html, mix, order: (entries) => (shuffles ? mix(entries) : [...entries]) }
}
