import type { Exam } from '@invigil/contract/exam.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, client } from '../api.ts'
import type { Draft } from './draft.ts'
import { type Hand, handOf, type Merged, startHand } from './draft-hand.ts'
import type { Choices } from './draft-pieces.ts'
import type { SavedState } from './draft-saver.ts'

export interface DraftInHand {
  draft: Draft
  /** The exam as the server has it, since the last save or publication. */
  saved: Exam
  /** What my changes since then began as. */
  base: Draft
  version: number
  state: SavedState
  change: (change: (draft: Draft) => Draft) => void
  /** Takes the last change back, or does it again; absent while there is none. */
  undo: (() => void) | undefined
  redo: (() => void) | undefined
  /** Saves at once what is not saved; answers the version afterwards. */
  flush: () => Promise<number>
  /** Decides a conflict: what only one side changed is taken over, of the rest what was chosen. */
  settle: (choices: Choices, theirs: Exam) => void
  /** Takes over what somebody else has saved, when nothing of one's own stands against it. */
  catchUp: () => void
  /** What somebody else changed meanwhile and is in the draft now, until the author has seen it. */
  merged: Merged | undefined
  forgetMerged: () => void
}

/** Holds the draft of an exam while it is written, and saves it by itself. */
export function useDraft(exam: Exam): DraftInHand {
  const queries = useQueryClient()
  const first = useRef(exam)
  const [shown, setShown] = useState<Hand>(() => handOf(exam))
  const [state, setState] = useState<SavedState>({ is: 'saved' })
  const [merged, setMerged] = useState<Merged>()
  const hand = useRef<ReturnType<typeof startHand>>(undefined)
  const { id: examId } = exam

  useEffect(() => {
    const started = startHand(first.current, {
      save: async (version, draft) => (await client.exam.save({ examId, version, ...draft })) as Exam,
      read: async () => (await client.exam.get({ examId })) as Exam,
      show: setShown,
      tell: setState,
      keep(answer) {
        first.current = answer
        queries.setQueryData(api.exam.get.queryKey({ input: { examId } }), answer)
        void queries.invalidateQueries({ queryKey: api.exam.problems.key() })
      },
      tellMerged: (next) => setMerged((before) => ({ ...next, count: next.count + (before?.count ?? 0) })),
    })
    hand.current = started
    return () => started.stop()
  }, [examId, queries])

  const { past, future } = shown.history
  return {
    draft: shown.draft,
    base: shown.base,
    version: shown.version,
    saved: exam,
    state,
    change: (how) => hand.current?.change(how),
    undo: past.length > 0 ? () => hand.current?.undo() : undefined,
    redo: future.length > 0 ? () => hand.current?.redo() : undefined,
    flush: async () => (await hand.current?.flush()) ?? shown.version,
    settle: (choices, theirs) => hand.current?.settle(choices, theirs),
    catchUp: () => void hand.current?.catchUp().catch(() => undefined),
    merged,
    forgetMerged: () => setMerged(undefined),
  }
}
