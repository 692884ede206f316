import type { Exam } from '@invigil/contract/exam.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, client } from '../api.ts'
import { type Draft, draftOf } from './draft.ts'
import { type DraftSaver, type SavedState, startSaver } from './draft-saver.ts'

export interface DraftInHand {
  draft: Draft
  /** The exam as the server has it, since the last save or publication. */
  saved: Exam
  state: SavedState
  change: (change: (draft: Draft) => Draft) => void
  /** Saves at once what is not saved; answers the version afterwards. */
  flush: () => Promise<number>
  /** Decides a conflict: `mine` goes over theirs, `theirs` replaces mine. */
  settle: (keep: 'mine' | 'theirs', theirs: Exam) => void
}

/** Holds the draft of an exam while it is written, and saves it by itself. */
export function useDraft(exam: Exam): DraftInHand {
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(exam))
  const [state, setState] = useState<SavedState>({ is: 'saved' })
  const latest = useRef({ draft, version: exam.version })
  const saver = useRef<DraftSaver<Draft>>(undefined)
  const { id: examId } = exam

  useEffect(() => {
    const started = startSaver<Draft>({
      version: latest.current.version,
      tell: setState,
      save: async (version, wanted) => {
        const answer = await client.exam.save({ examId, version, ...wanted })
        latest.current.version = answer.version
        queries.setQueryData(api.exam.get.queryKey({ input: { examId } }), answer)
        void queries.invalidateQueries({ queryKey: api.exam.problems.key() })
        return answer
      },
    })
    saver.current = started
    return () => started.stop()
  }, [examId, queries])

  function change(how: (draft: Draft) => Draft) {
    const next = how(latest.current.draft)
    latest.current.draft = next
    setDraft(next)
    saver.current?.change(next)
  }

  return {
    draft,
    saved: exam,
    state,
    change,
    async flush() {
      await saver.current?.flush()
      return latest.current.version
    },
    settle(keep, theirs) {
      latest.current.version = theirs.version
      if (keep === 'theirs') {
        latest.current.draft = draftOf(theirs)
        setDraft(latest.current.draft)
      }
      queries.setQueryData(api.exam.get.queryKey({ input: { examId } }), theirs)
      saver.current?.change(latest.current.draft)
      saver.current?.continueFrom(theirs.version)
    },
  }
}
