import type { Alert } from '@invigil/contract/incident.ts'
import type { ToWall } from '@invigil/contract/live.ts'
import { useCallback, useRef, useState } from 'react'
import { chime, mayChime, setMayChime } from './chime.ts'

/** The latest alert that came while the wall was open, for those who listen; a high one is also heard, unless muted. */
export interface HeardAlert {
  latest: Alert | undefined
  isSoundOn: boolean
  toggleSound: () => void
  hear: (message: ToWall) => void
}

export function useHeardAlert(): HeardAlert {
  const known = useRef(new Set<string>())
  const [latest, setLatest] = useState<Alert>()
  const [isSoundOn, setSoundOn] = useState(mayChime)

  const hear = useCallback((message: ToWall) => {
    if (message.type === 'wall') {
      known.current = new Set(message.wall.alerts.map(({ id }) => id))
      return
    }
    if (message.type !== 'alert' || known.current.has(message.alert.id)) return
    known.current.add(message.alert.id)
    setLatest(message.alert)
    if (message.alert.severity === 'high' && mayChime()) chime()
  }, [])

  function toggleSound() {
    setMayChime(!isSoundOn)
    setSoundOn(!isSoundOn)
    if (!isSoundOn) chime()
  }

  return { latest, isSoundOn, toggleSound, hear }
}
