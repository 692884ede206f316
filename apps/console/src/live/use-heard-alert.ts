import type { Alert } from '@invigil/contract/incident.ts'
import { useEffect, useRef, useState } from 'react'
import { chime, mayChime, setMayChime } from './chime.ts'

/** The latest alert that came for this proctor while the wall was open, for those who listen; a high one is also heard, unless muted. */
export interface HeardAlert {
  latest: Alert | undefined
  isSoundOn: boolean
  toggleSound: () => void
}

/** `alerts` are those for this proctor: one that was left to another is heard when it becomes everybody's. */
export function useHeardAlert(alerts: readonly Alert[]): HeardAlert {
  const known = useRef<Set<string>>(undefined)
  const [latest, setLatest] = useState<Alert>()
  const [isSoundOn, setSoundOn] = useState(mayChime)

  useEffect(() => {
    const heard = known.current
    known.current = new Set([...(heard ?? []), ...alerts.map(({ id }) => id)])
    const fresh = heard && alerts.filter(({ id, state }) => state === 'new' && !heard.has(id))
    const [first] = fresh ?? []
    if (!first) return
    setLatest(first)
    if (fresh?.some(({ severity }) => severity === 'high') && mayChime()) chime()
  }, [alerts])

  function toggleSound() {
    setMayChime(!isSoundOn)
    setSoundOn(!isSoundOn)
    if (!isSoundOn) chime()
  }

  return { latest, isSoundOn, toggleSound }
}
