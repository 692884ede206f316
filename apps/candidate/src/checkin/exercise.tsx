import type { Challenge } from '@invigil/contract/liveness.ts'
import { Notice } from '@invigil/design/notice.tsx'
import type { ChallengeProgress } from '@invigil/sensors/liveness-challenge.ts'
import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { type Finished, useChallenge } from './use-challenge.ts'
import { useEyes } from './use-eyes.ts'

interface Props {
  challenge: Challenge
  /** Each look while the candidate looks straight ahead. */
  onRest: (observation: FacesObservation) => void
  onFinished: (finished: Finished) => void
}

/** Five looks a second, for as long as the exercise takes: a blink of a step must not fall between two. */
const quickly = { framesPerSecond: 5, share: 0.9 } as const

/** What to do just now in large letters, read out as it changes, around the candidate's own picture. */
export function Exercise({ challenge, onRest, onFinished }: Props) {
  const t = useTranslations('checkin')
  const [video, setVideo] = useState<HTMLVideoElement>()
  const hear = useCallback((element: HTMLVideoElement) => setVideo(element), [])
  const { progress, see } = useChallenge(challenge, video, onFinished)
  const eyes = useEyes(true, quickly, (observation) => {
    if (observation.of === 'faces' && progress?.says === 'look-straight') onRest(observation)
    see(observation)
  })
  if (eyes === 'unavailable') {
    return (
      <Notice tone="warning" isAnnounced>
        <p>{t('liveness.unavailable')}</p>
      </Notice>
    )
  }
  const { steps } = challenge
  const number = Math.min(steps.length, (progress?.step ?? 0) + 1)
  return (
    <div className={styles.stage}>
      <p className={styles.note}>{t('liveness.count', { number, total: steps.length })}</p>
      <p className={styles.says} role="status" aria-live="assertive">
        {progress ? <Saying progress={progress} /> : t('liveness.preparing')}
      </p>
      <div className={styles.round}>
        <CameraPicture label={t('devices.picture')} onVideo={hear} />
        <Ring label={t('liveness.ring')} share={progress?.progress ?? 0} />
      </div>
    </div>
  )
}

function Saying({ progress: { says, action } }: { progress: ChallengeProgress }) {
  const t = useTranslations('checkin.liveness')
  if (says !== 'do') return t(`says.${says}`)
  return action ? t(`do.${action}`) : null
}

const radius = 47

/** How far the present step is, 0..1. */
function Ring({ label, share }: { label: string; share: number }) {
  const round = 2 * Math.PI * radius
  return (
    <svg
      className={styles.ring}
      viewBox="0 0 100 100"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <circle cx="50" cy="50" r={radius} />
      <circle cx="50" cy="50" r={radius} strokeDasharray={round} strokeDashoffset={round * (1 - share)} />
    </svg>
  )
}
