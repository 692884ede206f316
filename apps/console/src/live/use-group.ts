import { useState } from 'react'

/** The candidates chosen to do something with together. */
export interface Group {
  /** Undefined while none is being chosen. */
  chosen: ReadonlySet<string> | undefined
  toggle: (attemptId: string) => void
  choose: (attemptIds: readonly string[]) => void
  end: () => void
}

/** Those chosen who have left the wall are chosen no longer. */
export function useGroup(there: ReadonlySet<string>): Group {
  const [picked, setPicked] = useState<ReadonlySet<string>>()
  const chosen = picked && new Set([...picked].filter((id) => there.has(id)))
  return {
    chosen,
    toggle(attemptId) {
      const next = new Set(chosen)
      if (!next.delete(attemptId)) next.add(attemptId)
      setPicked(next)
    },
    choose: (attemptIds) => setPicked(new Set(attemptIds)),
    end: () => setPicked(undefined),
  }
}
