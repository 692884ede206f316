import { useEffect, useState, useSyncExternalStore } from 'react'
import { thisStore } from '../store/this-store.ts'
import { AttemptDesk } from './desk.ts'
import { type DeskState, emptyDesk } from './desk-state.ts'
import type { SupervisionStatus } from './status-of.ts'

/** Works on an attempt for as long as the component stands; undefined until the browser's database is open. */
export function useDesk(
  attemptId: string,
  supervision: () => SupervisionStatus,
): [AttemptDesk | undefined, DeskState] {
  const [desk, setDesk] = useState<AttemptDesk>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew each time, whichever function it was at first
  useEffect(() => {
    let begun: AttemptDesk | undefined
    let isOver = false
    void thisStore().then((store) => {
      if (isOver) return
      begun = new AttemptDesk(store, attemptId, supervision)
      setDesk(begun)
      void begun.start()
    })
    return () => {
      isOver = true
      begun?.stop()
    }
  }, [attemptId])
  const state = useSyncExternalStore(desk?.subscribe ?? nothing, desk?.state ?? (() => emptyDesk))
  return [desk, state]
}

function nothing(): () => void {
  return () => undefined
}
