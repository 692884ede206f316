import type { AnswerShown } from '@invigil/contract/answer-shown.ts'
import type { Item } from '@invigil/items/all.ts'
import { essayText } from '@invigil/items/essay.ts'
import { filesOf } from '@invigil/items/named-files.ts'
import { richHtml } from '@invigil/items/rich-html.ts'
import { plainOf } from '@invigil/items/rich-text.ts'

/** How a marker is shown an answer, whatever its form: an answer that its item cannot read is shown as it was sent. */
export function showAnswer(item: Item, body: unknown): AnswerShown {
  const text = textOf(body)
  switch (item.kind) {
    case 'code':
      return { as: 'code', language: item.language, text }
    case 'essay': {
      const rich = hasText(body) ? undefined : essayText(body)
      return rich ? { as: 'html', html: richHtml(rich) } : { as: 'text', text }
    }
    case 'file':
    case 'drawing': {
      const files = filesOf(body)
      // Also where the answer names none: some may have come that it does not name.
      return files.length > 0 || body === undefined ? { as: 'files', files } : { as: 'text', text }
    }
    default:
      return { as: 'text', text }
  }
}

/** What a person reads of an answer, whatever its form. */
export function textOf(body: unknown): string {
  if (body === undefined) return ''
  if (hasText(body)) return body.text
  const rich = essayText(body)
  if (rich) return plainOf(rich)
  const files = filesOf(body)
  return files.length > 0 ? files.map(({ name }) => name).join('\n') : JSON.stringify(body)
}

function hasText(body: unknown): body is { text: string } {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string'
}
