import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { DecimalMark } from '@invigil/items/read-number.ts'
import { RichText } from '@invigil/items/rich-text.ts'

/** One field of a saved answer; undefined when the answer is of another shape. */
function fieldOf(body: AnswerBody | undefined, name: string): AnswerBody | undefined {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body[name] : undefined
}

/** The chosen option of an answer. */
export function chosenOf(body: AnswerBody | undefined): string | undefined {
  const chosen = fieldOf(body, 'chosen')
  return typeof chosen === 'string' ? chosen : undefined
}

/** The chosen options of an answer. */
export function allChosenOf(body: AnswerBody | undefined): string[] {
  const chosen = fieldOf(body, 'chosen')
  return Array.isArray(chosen) ? chosen.filter((id) => typeof id === 'string') : []
}

/** Whether a statement was said to hold. */
export function holdsOf(body: AnswerBody | undefined): boolean | undefined {
  const chosen = fieldOf(body, 'chosen')
  return typeof chosen === 'boolean' ? chosen : undefined
}

/** The text of an answer; empty when there is none. */
export function textOf(body: AnswerBody | undefined): string {
  const text = fieldOf(body, 'text')
  return typeof text === 'string' ? text : ''
}

/** The formatted text of an answer; undefined when it is none. */
export function richOf(body: AnswerBody | undefined): RichText | undefined {
  const rich = RichText.safeParse(fieldOf(body, 'rich'))
  return rich.success ? rich.data : undefined
}

/** The points set in a picture; empty when there are none. */
export function pointsOf(body: AnswerBody | undefined): (readonly [number, number])[] {
  const points = fieldOf(body, 'points')
  if (!Array.isArray(points)) return []
  return points.flatMap((point) => {
    const [x, y] = Array.isArray(point) ? point : []
    return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : []
  })
}

/** The unit of a number; null when none is chosen. */
export function unitOf(body: AnswerBody | undefined): string | null {
  const unit = fieldOf(body, 'unit')
  return typeof unit === 'string' ? unit : null
}

/** The decimal mark of the language in which a number was typed. */
export function markOf(body: AnswerBody | undefined): DecimalMark | undefined {
  const mark = fieldOf(body, 'mark')
  return mark === 'point' || mark === 'comma' ? mark : undefined
}

/** The order in which entries were put; empty when there is none. */
export function orderOf(body: AnswerBody | undefined): string[] {
  const order = fieldOf(body, 'order')
  return Array.isArray(order) ? order.filter((id) => typeof id === 'string') : []
}
