import type { LivenessMoment } from '@invigil/contract/checkin.ts'
import type { Challenge, ChallengeRecord } from '@invigil/contract/liveness.ts'
import { type ChallengeProgress, followChallenge } from '@invigil/sensors/liveness-challenge.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { useCallback, useRef, useState } from 'react'
import { stillOf } from './still.ts'

export interface LivenessStill extends LivenessMoment {
  data: string
}

/** How a challenge ended, with the stills that show it. */
export interface Finished {
  record: ChallengeRecord
  stills: LivenessStill[]
}

const size = { width: 480, height: 360 }

/** Follows one challenge, and keeps a still of each step at rest and at its furthest. */
export function useChallenge(
  challenge: Challenge,
  video: HTMLVideoElement | undefined,
  onFinished: (finished: Finished) => void,
) {
  const [follow] = useState(() => followChallenge(challenge))
  const [progress, setProgress] = useState<ChallengeProgress>()
  const before = useRef<ChallengeProgress>(undefined)
  const stills = useRef(new Map<string, LivenessStill>())
  const see = useCallback(
    (observation: Observation) => {
      if (observation.of !== 'faces' || before.current?.done) return
      const now = follow.see(observation)
      const moment = momentOf(before.current, now)
      const data = moment && video && stillOf(video, size, 0.8)
      if (moment && data) stills.current.set(`${moment.step} ${moment.shows}`, { ...moment, data })
      before.current = now
      setProgress(now)
      const { result, evidence, slips } = now
      if (result)
        onFinished({
          record: { result, evidence: [...evidence], slips: [...slips] },
          stills: [...stills.current.values()],
        })
    },
    [follow, video, onFinished],
  )
  return { progress, see }
}

/** What a still of this look shows: rest where something is asked for anew, the furthest where it is held or first reached. */
function momentOf(before: ChallengeProgress | undefined, now: ChallengeProgress): LivenessMoment | undefined {
  const { step, action, says } = now
  if (!action) return undefined
  if (says === 'do') return before?.says === 'do' ? undefined : { step, shows: 'rest' }
  const isFurthest = says === 'hold' || (says === 'return' && before?.says !== 'return')
  return isFurthest ? { step, shows: action } : undefined
}
