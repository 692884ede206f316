import { calibrate } from '@invigil/sensors/calibration.ts'
import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { useCallback, useRef } from 'react'
import { client } from '../api.ts'

/** What a few seconds of looking at the screen are, at two to five looks a second. */
const most = 24

/**
 * Learns, while the candidate looks at the screen anyhow, how they hold head and eyes then. It is kept by the server, for this
 * attempt on any device; without it detectors learn by themselves.
 */
export function useGazeCentre(attemptId: string, attemptKey: string) {
  const seen = useRef<FacesObservation[]>([])
  const see = useCallback((observation: FacesObservation) => {
    seen.current = [...seen.current, observation].slice(-most)
  }, [])
  const keep = useCallback(() => {
    const centre = calibrate(seen.current)
    seen.current = []
    // Nobody waits for it, and the exam does not need it.
    if (centre)
      client.checkin
        .gazeCentre({ attemptId, centre }, { context: { attemptKey } })
        .catch((error: unknown) => console.warn('gaze centre', error))
  }, [attemptId, attemptKey])
  return { see, keep }
}
