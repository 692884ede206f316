import { type CameraOptions, type CameraWatching, watchCamera } from '@invigil/sensors/camera.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { useEffect, useRef, useState } from 'react'
import { useStreams } from '../streams/use-streams.ts'

export type EyesState = CameraWatching['is'] | 'off'

/** Looks at the camera while `isOn`, as quickly as a step of the check-in needs it. Answers how that goes. */
export function useEyes(
  isOn: boolean,
  wish: Pick<CameraOptions, 'framesPerSecond' | 'share' | 'looks'>,
  onObservation: (observation: Observation) => void,
): EyesState {
  const streams = useStreams()
  const [state, setState] = useState<EyesState>('off')
  const hear = useRef(onObservation)
  hear.current = onObservation
  const wished = useRef(wish)
  useEffect(() => {
    if (!isOn) return
    setState('loading')
    const stop = watchCamera(
      streams.together('camera'),
      { ...wished.current, onWatching: ({ is }) => setState(is) },
      (observation) => hear.current(observation),
    )
    return () => {
      stop()
      setState('off')
    }
  }, [isOn, streams])
  return state
}
