import type { AnswerBody } from '@invigil/contract/attempt.ts'

/** Says whether a body holds anything: some choice or some text. The server counts by each item's own rule. */
export function isAnswer(body: AnswerBody | undefined): boolean {
  if (body === undefined || body === null) return false
  if (typeof body === 'string') return body.trim() !== ''
  if (Array.isArray(body)) return body.length > 0
  return typeof body === 'object' ? Object.values(body).some(isAnswer) : true
}
