import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { plainOf } from '@invigil/items/rich-text.ts'
import { richOf, textOf } from '../items/read-body.ts'
import { textByGapOf } from '../items/read-parts.ts'

/** What is only there to be read is no question: it is neither counted nor ever unanswered. */
export function asksSomething({ kind }: Pick<PaperItem, 'kind'>): boolean {
  return kind !== 'information'
}

/** Says whether a body answers an item: some choice or some text. The server counts by each item's own rule. */
export function isAnswer({ kind }: Pick<PaperItem, 'kind'>, body: AnswerBody | undefined): boolean {
  switch (kind) {
    case 'information':
      return false
    case 'essay':
      return essayWords(body).trim() !== ''
    case 'cloze':
      return Object.values(textByGapOf(body)).some((text) => text.trim() !== '')
    case 'numeric':
      return textOf(body).trim() !== ''
    default:
      return saysAnything(body)
  }
}

function essayWords(body: AnswerBody | undefined): string {
  const rich = richOf(body)
  return rich ? plainOf(rich) : textOf(body)
}

function saysAnything(body: AnswerBody | undefined): boolean {
  if (body === undefined || body === null) return false
  if (typeof body === 'string') return body.trim() !== ''
  if (Array.isArray(body)) return body.length > 0
  return typeof body === 'object' ? Object.values(body).some(saysAnything) : true
}
