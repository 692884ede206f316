import { useCallback, useRef } from 'react'
import { useStreamStates, useStreams } from '../streams/use-streams.ts'
import type { SupervisionStatus } from './supervision.ts'

/** What supervision says of itself just now, for the wall. */
export function useSupervision() {
  const streams = useStreams()
  const states = useStreamStates()
  const status = useRef<SupervisionStatus>({ ...states, recording: 'off', sensors: 'off' })
  status.current = { ...status.current, ...states }
  const read = useCallback(() => status.current, [])
  const note = useCallback((change: Partial<SupervisionStatus>) => {
    status.current = { ...status.current, ...change }
  }, [])
  return { streams, read, note }
}
