import type { AnswerShown } from '@invigil/contract/answer-shown.ts'
import type { Item } from '@invigil/items/all.ts'

/** How a marker is shown an answer, whatever its form: an answer that its item cannot read is shown as it was sent. */
export function showAnswer(item: Item, body: unknown): AnswerShown {
  const text = textOf(body)
  switch (item.kind) {
    case 'code':
      return { as: 'code', language: item.language, text }
    default:
      return { as: 'text', text }
  }
}

/** What a person reads of an answer, whatever its form. */
export function textOf(body: unknown): string {
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined
  return typeof text === 'string' ? text : JSON.stringify(body)
}
