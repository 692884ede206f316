import type { CameraWatching } from '@invigil/sensors/camera.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import { useEffect, useRef, useState } from 'react'

/** What sensors saw last in a picture, kind by kind, and how their watching goes. */
export interface Sight {
  watching: CameraWatching | undefined
  seen: { readonly [Of in ObservationOf]?: Extract<Observation, { of: Of }> }
}

/** Faces are compared with a reference photo only in an exam; all else can be looked for in any picture. */
const looks = ['things', 'liveness'] as const

/** Who watches what sensors see can spare more for them than who writes an exam. */
const mostShare = 0.75

const nothing: Sight = { watching: undefined, seen: {} }

/**
 * Lets the candidates' sensors look at a stream while there is one; `onObservation` hears each thing they see. They are
 * fetched only then.
 */
export function useSight(
  stream: MediaStream | undefined,
  onObservation?: (observation: Observation) => void,
): Sight {
  const [sight, setSight] = useState(nothing)
  // Another listener must not make the networks be loaded again.
  const listener = useRef(onObservation)
  useEffect(() => {
    listener.current = onObservation
  }, [onObservation])
  useEffect(() => {
    setSight(nothing)
    if (!stream) return
    let stop = () => {}
    let isOver = false
    const fail = (error: unknown) =>
      setSight((before) => ({ ...before, watching: { is: 'unavailable', reason: String(error) } }))
    import('@invigil/sensors/camera.ts').then(({ watchCamera }) => {
      if (isOver) return
      const onWatching = (watching: CameraWatching) => setSight((before) => ({ ...before, watching }))
      stop = watchCamera(stream, { onWatching, looks, share: mostShare }, (observation) => {
        setSight((before) => ({ ...before, seen: { ...before.seen, [observation.of]: observation } }))
        listener.current?.(observation)
      })
    }, fail)
    return () => {
      isOver = true
      stop()
    }
  }, [stream])
  return sight
}
