import type { AnswerBody } from '@invigil/contract/attempt.ts'

/** What an author has answered, for as long as the page is open; the part of an attempt's desk that questions need. */
export interface TriedDesk {
  bodyOf: (itemId: string) => AnswerBody | undefined
  answer: (itemId: string, body: AnswerBody) => void
  flag: (itemId: string) => void
  keep: (itemId: string, body: AnswerBody) => Promise<void>
  onHandingIn: (finish: () => Promise<void>) => () => void
  /** Waits for what is still being drawn, then gives all answers. */
  handIn: () => Promise<Readonly<Record<string, AnswerBody>>>
  subscribe: (listener: () => void) => () => void
  state: () => TriedState
  /** This machine's own. */
  clock: { now: () => number; offset: () => number }
}

interface TriedState {
  answers: Readonly<Record<string, AnswerBody>>
  flags: readonly string[]
}

/** Begins without any answer. Nothing is kept beyond it and nothing is sent. */
export function startTriedDesk(): TriedDesk {
  let state: TriedState = { answers: {}, flags: [] }
  const listeners = new Set<() => void>()
  const finishers = new Set<() => Promise<void>>()

  function hold(next: Partial<TriedState>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  function answer(itemId: string, body: AnswerBody) {
    hold({ answers: { ...state.answers, [itemId]: body } })
  }
  return {
    bodyOf: (itemId) => state.answers[itemId],
    answer,
    flag(itemId) {
      const { flags } = state
      hold({ flags: flags.includes(itemId) ? flags.filter((id) => id !== itemId) : [...flags, itemId] })
    },
    keep: async (itemId, body) => answer(itemId, body),
    onHandingIn(finish) {
      finishers.add(finish)
      return () => finishers.delete(finish)
    },
    async handIn() {
      await Promise.all([...finishers].map((finish) => finish()))
      return state.answers
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    clock: { now: () => Date.now(), offset: () => 0 },
  }
}
