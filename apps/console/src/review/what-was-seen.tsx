import type { Incident } from '@invigil/contract/incident.ts'
import type { Recheck } from '@invigil/contract/monitoring.ts'
import { Signal } from '@invigil/contract/signal.ts'
import { type DetectorKind, detectors } from '@invigil/detectors/all.ts'
import type { Detector } from '@invigil/detectors/detector.ts'
import type { ObservationOf } from '@invigil/sensors/observation.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './incidents.module.css'

interface WhatWasSeenProps {
  incident: Incident & { recheck?: Recheck | undefined }
  /** What was noticed, in a sentence: the picture's text for those who do not see it. */
  sentence: string
}

/** The part of the picture an incident is about, and whether the server saw the same. */
export function WhatWasSeen({ incident, sentence }: WhatWasSeenProps) {
  const t = useTranslations('review.incidents')
  const episode = episodeOf(incident)
  const isInPicture = ofPictures.has(watchedBy(incident.kind))
  const { recheck } = incident
  return (
    <>
      {isInPicture && episode ? (
        <Crop key={episode} attemptId={incident.attemptId} episode={episode} text={sentence} />
      ) : null}
      {recheck ? <p className={styles.recheck}>{t(`recheck.${recheck.outcome}`)}</p> : null}
    </>
  )
}

function Crop({ attemptId, episode, text }: { attemptId: string; episode: string; text: string }) {
  const t = useTranslations('review.incidents')
  const [isMissing, setMissing] = useState(false)
  if (isMissing)
    return (
      <p className={styles.crop} data-missing="">
        {t('no-picture')}
      </p>
    )
  return (
    <img
      className={styles.crop}
      src={`/api/attempts/${attemptId}/signals/${encodeURIComponent(episode)}/crop`}
      alt={text}
      onError={() => setMissing(true)}
    />
  )
}

/** What comes out of the camera's picture, and can be shown in it. */
const ofPictures: ReadonlySet<ObservationOf | undefined> = new Set([
  'faces',
  'picture',
  'things',
  'identity',
  'liveness',
])

function watchedBy(kind: string): ObservationOf | undefined {
  return detectors.find((detector: Detector<DetectorKind>) => detector.kind === kind)?.watches
}

/** The first signal that was pinned to the incident. */
function episodeOf({ evidence }: Incident): string | undefined {
  const signals = evidence.flatMap((piece) =>
    piece.kind === 'signal' ? (Signal.safeParse(piece.signal).data ?? []) : [],
  )
  return signals[0]?.episode
}
