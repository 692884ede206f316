import type { AttemptState } from '@invigil/contract/attempt-state.ts'

/** Who moves an attempt: its candidate, a person of the staff, or the clock at an end that was announced beforehand. */
export type Mover = 'candidate' | 'staff' | 'clock'

/** One allowed change. */
export interface Arrow {
  from: AttemptState
  to: AttemptState
  by: Mover
  /** Only to begin or end a break of the candidate's own, never a pause that a person made. */
  within?: 'break'
}

/**
 * Every change there is. Detectors, rules and risk stand nowhere in it. The clock only ends what has run out of time;
 * while an attempt is paused no time passes, so the clock cannot end it – only a break, when its minutes are used up.
 */
export const arrows: readonly Arrow[] = [
  { from: 'expected', to: 'checking-in', by: 'candidate' },
  { from: 'checking-in', to: 'waiting', by: 'candidate' },
  { from: 'checking-in', to: 'running', by: 'candidate' },
  { from: 'waiting', to: 'running', by: 'candidate' },
  { from: 'running', to: 'submitted', by: 'candidate' },

  { from: 'running', to: 'paused', by: 'staff' },
  { from: 'paused', to: 'running', by: 'staff' },
  { from: 'running', to: 'paused', by: 'candidate', within: 'break' },
  { from: 'paused', to: 'running', by: 'candidate', within: 'break' },
  { from: 'paused', to: 'running', by: 'clock', within: 'break' },

  { from: 'expected', to: 'terminated', by: 'staff' },
  { from: 'checking-in', to: 'terminated', by: 'staff' },
  { from: 'waiting', to: 'terminated', by: 'staff' },
  { from: 'running', to: 'terminated', by: 'staff' },
  { from: 'paused', to: 'terminated', by: 'staff' },

  { from: 'running', to: 'submitted', by: 'clock' },
  { from: 'expected', to: 'expired', by: 'clock' },
  { from: 'checking-in', to: 'expired', by: 'clock' },
  { from: 'waiting', to: 'expired', by: 'clock' },
]

/** Says whether this one may move an attempt from one state to the other, as a break or otherwise. */
export function mayMove(from: AttemptState, to: AttemptState, by: Mover, isBreak = false): boolean {
  return arrows.some(
    (arrow) =>
      arrow.from === from && arrow.to === to && arrow.by === by && (isBreak || arrow.within === undefined),
  )
}

/** What a state means for time and answers: `before` nothing has begun, `going` time and answers count, `over` nothing changes any more. */
export function phaseOf(state: AttemptState): 'before' | 'going' | 'over' {
  switch (state) {
    case 'expected':
    case 'checking-in':
    case 'waiting':
      return 'before'
    case 'running':
    case 'paused':
      return 'going'
    case 'submitted':
    case 'expired':
    case 'terminated':
      return 'over'
  }
}
