import { renderText } from '@invigil/items/text.ts'

/**
 * A text of ours as HTML of another system: formulas as TeX between `\(…\)`, images at the address that `addressOf` gives by
 * their id, and sounds too; one without an address leaves its words. `isPlain` says that there is nothing but words.
 */
export function htmlOf(
  text: string,
  addressOf: (fileId: string) => string | undefined,
): { html: string; words: string; isPlain: boolean; losesImages: boolean; losesSounds: boolean } {
  let losesImages = false
  let losesSounds = false
  const html = renderText(text)
    .html.trim()
    .replaceAll(
      /(?:<span class="katex[^"]*">)?<math aria-label="([^"]*)"([^>]*)>[\s\S]*?<\/math>(?:<\/span>)?/g,
      (_whole, tex: string, attributes: string) =>
        attributes.includes('display="block"') ? `\\[${tex}\\]` : `\\(${tex}\\)`,
    )
    .replaceAll(
      /<img src="\/api\/files\/([0-9a-f-]{36})" alt="([^"]*)">/g,
      (_whole, id: string, alt: string) => {
        const address = addressOf(id)
        if (!address) losesImages = true
        return address ? `<img src="${address}" alt="${alt}">` : alt
      },
    )
    .replaceAll(
      /<audio src="\/api\/sounds\/([0-9a-f-]{36})" controls preload="none" aria-label="([^"]*)"><\/audio>/g,
      (_whole, id: string, words: string) => {
        const address = addressOf(id)
        if (!address) losesSounds = true
        return address
          ? `<audio src="${address}" controls="controls" aria-label="${words}">${words}</audio>`
          : words
      },
    )
  const paragraph = /^<p>((?:[^<]|<br>)*)<\/p>$/.exec(html.replaceAll('<br>\n', '<br>'))?.[1]
  const isPlain = html === '' || (paragraph !== undefined && !/\\[([]/.test(paragraph))
  return { html, isPlain, losesImages, losesSounds, words: wordsOf(paragraph ?? html) }
}

/** What HTML says, without its elements. */
function wordsOf(html: string): string {
  return html
    .replaceAll(/<br>\n?|<\/(?:p|li|tr|blockquote|pre)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}
