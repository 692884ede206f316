import type { Item } from '@invigil/items/all.ts'
import { withGapPlaces } from '@invigil/items/gap-places.ts'
import { renderText } from '@invigil/items/text.ts'
import { withSignedImages } from '../exam/signed-url.ts'
import type { App } from '../platform/app.ts'

/** What an item asks, as HTML that is safe to insert, with addresses of its images that hold for a while and places for its gaps. */
export function askedHtml(app: App, { kind, text }: Item): string {
  const { html } = renderText(text)
  return withSignedImages(app, kind === 'cloze' ? withGapPlaces(html) : html)
}
