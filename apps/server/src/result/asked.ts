import type { Locale } from '@invigil/contract/ids.ts'
import type { ShownFeedback } from '@invigil/contract/result.ts'
import type { Item } from '@invigil/items/all.ts'
import { feedbackOn } from '@invigil/items/feedback.ts'
import { withGapNumbers } from '@invigil/items/gap-places.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { renderText } from '@invigil/items/text.ts'
import { withSignedImages } from '../exam/signed-url.ts'
import type { App } from '../platform/app.ts'

/** What an item asks, as HTML that is safe to insert, with addresses of its images that hold for a while and the numbers of its gaps. */
export function askedHtml(app: App, { kind, text }: Item): string {
  const { html } = renderText(text)
  return withSignedImages(app, kind === 'cloze' ? withGapNumbers(html) : html)
}

/** What its author says of an item and of an answer; of options that were not chosen only with the key. Null where nothing is said. */
export function feedbackHtml(
  app: App,
  item: Item,
  answer: unknown,
  { answers: tellsKey, language }: { answers: boolean; language: Locale | undefined },
): ShownFeedback | null {
  const html = (text: string) => withSignedImages(app, renderText(text).html)
  const { text, options } = feedbackOn(item, answer, tellsKey, language && markOfLanguage(language))
  if (text.trim() === '' && options.length === 0) return null
  return {
    html: html(text),
    options: options.map(({ text: own, feedback, isChosen, isTyped, gap }) => ({
      option: item.kind === 'true-false' ? own : isTyped ? escaped(own) : html(own),
      html: html(feedback),
      ...{ isChosen, isTyped, gap },
    })),
  }
}

/** What was typed is mere words, whatever signs it has. */
function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
