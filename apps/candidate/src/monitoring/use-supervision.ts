import type { AttemptView } from '@invigil/contract/attempt.ts'
import { useCallback, useEffect, useRef } from 'react'
import { useStreamStates, useStreams } from '../streams/use-streams.ts'
import type { StartRecorder, SupervisionStatus } from './supervision.ts'

/** What supervision says of itself just now, and the component that runs it while the exam goes on. */
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

interface SupervisedProps {
  attempt: AttemptView
  attemptKey: string
  clockOffset: number
  supervision: ReturnType<typeof useSupervision>
  /** Fetches what records. */
  recorder: () => Promise<StartRecorder>
}

/** Shows nothing. Its code is fetched apart: were it missing or broken, the exam would not notice. */
export function Supervised({ attempt, attemptKey, clockOffset, supervision, recorder }: SupervisedProps) {
  const { streams, note } = supervision
  // biome-ignore lint/correctness/useExhaustiveDependencies: one supervision for one attempt, however often its view changes
  useEffect(() => {
    let stop = () => {}
    let isOver = false
    Promise.all([import('./supervision.ts'), recorder()]).then(
      ([{ supervise }, record]) => {
        if (!isOver) stop = supervise({ attempt, attemptKey, clockOffset, streams, record }, note)
      },
      () => note({ sensors: 'unavailable', recording: 'unavailable' }),
    )
    return () => {
      isOver = true
      stop()
      streams.close()
    }
  }, [attempt.id, attemptKey])
  return null
}
