import { RenderedText } from './rendered-text.tsx'

/** What a candidate reads of a short text, where that is not what its author typed. */
export function DrawnText({ text }: { text: string }) {
  return /[$*_`]|!\[/.test(text) ? <RenderedText text={text} /> : null
}
