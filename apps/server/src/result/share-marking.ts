import type { ItemId, PersonId } from '@invigil/contract/ids.ts'
import type { MarkingPlan, MarkingState } from '@invigil/contract/marking.ts'

export const openPlan: MarkingPlan = {
  markersEach: 1,
  thresholdPercent: 10,
  sharing: 'open',
  leaderId: null,
  shares: [],
}

/** An answer to be marked: `candidateNumber` counts from 1; `markedBy` are those who gave a mark that is not final. */
export interface ToShare {
  itemId: ItemId
  candidateNumber: number
  marking: MarkingState
  markedBy: readonly PersonId[]
}

/** What a person does with an answer: nothing, mark it, or decide between two who differ. */
export function taskFor(personId: PersonId, plan: MarkingPlan, answer: ToShare): 'none' | 'mark' | 'settle' {
  const { marking, markedBy } = answer
  const isOwn = markedBy.includes(personId)
  if (plan.leaderId === personId && (marking === 'differ' || markedBy.length >= 2)) return 'settle'
  if (marking === 'differ') return isOwn ? 'mark' : plan.leaderId === null ? 'settle' : 'none'
  if (isOwn) return 'mark'
  const isFull = plan.markersEach === 2 && markedBy.length >= 2
  return !isFull && isAssigned(personId, plan, answer) ? 'mark' : 'none'
}

function isAssigned(
  personId: PersonId,
  { sharing, shares, markersEach }: MarkingPlan,
  { itemId, candidateNumber }: ToShare,
): boolean {
  switch (sharing) {
    case 'open':
      return true
    case 'by-item':
      return shares.some((share) => share.personId === personId && share.itemId === itemId)
    case 'by-share': {
      const people = [...new Set(shares.map((share) => share.personId))].sort()
      const turns = Array.from(
        { length: markersEach },
        (_, turn) => (candidateNumber - 1 + turn) % people.length,
      )
      return turns.some((turn) => people[turn] === personId)
    }
  }
}
