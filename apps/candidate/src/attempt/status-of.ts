import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import type { DeskState } from './desk-state.ts'
import { asksSomething, isAnswer } from './is-answer.ts'

/** What the supervision of this page says of itself to the wall. */
export type SupervisionStatus = Pick<
  CandidateStatus,
  'camera' | 'microphone' | 'screen' | 'recording' | 'sensors'
>

/** What the wall is told every few seconds. */
export function statusOf(
  { paper, unsaved, hasHandUp }: DeskState,
  bodyOf: (itemId: string) => AnswerBody | undefined,
  supervision: SupervisionStatus,
): CandidateStatus {
  const items = paper?.sections.flatMap((section) => section.items).filter(asksSomething) ?? []
  const answered = items.filter((item) => isAnswer(item, bodyOf(item.id))).length
  return { ...supervision, answered, items: items.length, unsaved, hasHandUp }
}
